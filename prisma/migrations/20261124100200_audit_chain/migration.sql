-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "hash" VARCHAR(64),
ADD COLUMN     "previous_hash" VARCHAR(64);

-- CreateTable
CREATE TABLE "audit_chain" (
    "id" SMALLINT NOT NULL,
    "pruned_hash" VARCHAR(64) NOT NULL,
    "last_id" BIGINT NOT NULL,
    "last_hash" VARCHAR(64) NOT NULL,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("id")
);

-- What follows is written by hand. Searching people by the beginning of their address needs an index that is not by language.
CREATE INDEX "identity_keys_key_prefix_idx" ON "identity_keys" ("key" varchar_pattern_ops);

-- The hash of one entry: over the hash before it and every column, as one JSON array, so that no two entries read alike.
CREATE FUNCTION audit_entry_hash(entry "audit_entries", previous TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    previous, entry.id, (extract(epoch FROM entry.at) * 1000)::bigint, entry.event, entry.user_id, entry.actor_id,
    entry.session_id, entry.request_id, entry.ip, entry.user_agent, entry.data)::text, 'UTF8')), 'hex')
$$;

-- Entries that are there already become the beginning of the chain.
DO $$
DECLARE
  entry "audit_entries";
  previous TEXT := repeat('0', 64);
  last BIGINT := 0;
BEGIN
  FOR entry IN SELECT * FROM "audit_entries" ORDER BY id LOOP
    UPDATE "audit_entries" SET previous_hash = previous, hash = audit_entry_hash(entry, previous)
     WHERE id = entry.id RETURNING hash INTO previous;
    last := entry.id;
  END LOOP;
  INSERT INTO "audit_chain" VALUES (1, repeat('0', 64), last, previous);
END
$$;

-- Each entry takes the row with the end of the chain for itself; its id is the next one, so ids follow the chain without a gap.
CREATE FUNCTION audit_entries_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT last_id + 1, last_hash INTO NEW.id, NEW.previous_hash FROM "audit_chain" WHERE id = 1 FOR UPDATE;
  NEW.hash := audit_entry_hash(NEW, NEW.previous_hash);
  UPDATE "audit_chain" SET last_id = NEW.id, last_hash = NEW.hash WHERE id = 1;
  RETURN NEW;
END
$$;
CREATE TRIGGER audit_entries_chain BEFORE INSERT ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION audit_entries_chain();

-- Nobody changes an entry, and only the purge of old ones deletes.
CREATE FUNCTION audit_entries_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('gatehouse.audit_purge', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Audit entries are neither changed nor deleted.';
END
$$;
CREATE TRIGGER audit_entries_guard BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION audit_entries_guard();
CREATE TRIGGER audit_entries_guard_all BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_guard();
