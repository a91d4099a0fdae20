-- DropIndex
DROP INDEX "audit_entries_event_at_idx";

-- CreateIndex
CREATE INDEX "audit_entries_event_id_idx" ON "audit_entries"("event", "id");

-- What follows is written by hand: people in a rare state, found without walking past everybody else.
CREATE INDEX "users_deactivated_idx" ON "users" ("created_at", "id") WHERE NOT "active";
CREATE INDEX "users_unconfirmed_idx" ON "users" ("created_at", "id") WHERE "active" AND "confirmed_at" IS NULL;
