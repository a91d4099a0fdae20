-- CreateIndex
CREATE INDEX "audit_entries_actor_id_idx" ON "audit_entries"("actor_id");

-- Written by hand: what still holds an address, for the purge that blanks old ones.
CREATE INDEX "audit_entries_noted_idx" ON "audit_entries" ("at") WHERE "ip" IS NOT NULL OR "user_agent" IS NOT NULL;
