-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "data_digest" VARCHAR(64),
ADD COLUMN     "data_salt" VARCHAR(64),
ADD COLUMN     "origin_digest" VARCHAR(64),
ADD COLUMN     "origin_salt" VARCHAR(64);

-- What follows is written by hand: personal parts of an entry go into its hash by salted digests, so that they can be blanked.
CREATE FUNCTION audit_digest(salt TEXT, parts JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(salt, parts)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit_entry_hash(entry "audit_entries", previous TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    previous, entry.id, (extract(epoch FROM entry.at) * 1000)::bigint, entry.event, entry.user_id, entry.actor_id,
    entry.session_id, entry.request_id, entry.origin_digest, entry.data_digest)::text, 'UTF8')), 'hex')
$$;

-- Do the personal parts fit their digests? Blanked ones hold nothing.
CREATE FUNCTION audit_entry_fits(entry "audit_entries") RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN entry.origin_salt IS NULL THEN entry.ip IS NULL AND entry.user_agent IS NULL
              ELSE entry.origin_digest IS NOT DISTINCT FROM
                   audit_digest(entry.origin_salt, jsonb_build_array(entry.ip, entry.user_agent)) END
     AND CASE WHEN entry.data_salt IS NULL THEN entry.data IS NULL
              ELSE entry.data_digest IS NOT DISTINCT FROM audit_digest(entry.data_salt, jsonb_build_array(entry.data)) END
$$;

CREATE FUNCTION audit_entry_seal(entry "audit_entries") RETURNS "audit_entries" LANGUAGE plpgsql AS $$
BEGIN
  entry.origin_salt := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  entry.origin_digest := audit_digest(entry.origin_salt, jsonb_build_array(entry.ip, entry.user_agent));
  entry.data_salt := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  entry.data_digest := audit_digest(entry.data_salt, jsonb_build_array(entry.data));
  RETURN entry;
END
$$;

CREATE OR REPLACE FUNCTION audit_entries_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW := audit_entry_seal(NEW);
  SELECT last_id + 1, last_hash INTO NEW.id, NEW.previous_hash FROM "audit_chain" WHERE id = 1 FOR UPDATE;
  NEW.hash := audit_entry_hash(NEW, NEW.previous_hash);
  UPDATE "audit_chain" SET last_id = NEW.id, last_hash = NEW.hash WHERE id = 1;
  RETURN NEW;
END
$$;

-- Entries that are there already are chained anew.
ALTER TABLE "audit_entries" DISABLE TRIGGER USER;
DO $$
DECLARE
  entry "audit_entries";
  previous TEXT;
BEGIN
  SELECT pruned_hash INTO previous FROM "audit_chain" WHERE id = 1;
  FOR entry IN SELECT * FROM "audit_entries" ORDER BY id LOOP
    entry := audit_entry_seal(entry);
    UPDATE "audit_entries" SET origin_salt = entry.origin_salt, origin_digest = entry.origin_digest, data_salt = entry.data_salt,
           data_digest = entry.data_digest, previous_hash = previous, hash = audit_entry_hash(entry, previous)
     WHERE id = entry.id RETURNING hash INTO previous;
  END LOOP;
  UPDATE "audit_chain" SET last_hash = previous WHERE id = 1;
END
$$;
ALTER TABLE "audit_entries" ENABLE TRIGGER USER;

-- Nobody changes an entry; the purge deletes the oldest, and blanks personal parts as a whole.
CREATE OR REPLACE FUNCTION audit_entries_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  blankable TEXT[] := ARRAY['ip', 'user_agent', 'origin_salt', 'data', 'data_salt'];
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('gatehouse.audit_purge', true) = 'on' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('gatehouse.audit_blank', true) = 'on'
     AND to_jsonb(NEW) - blankable = to_jsonb(OLD) - blankable
     AND ((NEW.ip, NEW.user_agent, NEW.origin_salt) IS NOT DISTINCT FROM (OLD.ip, OLD.user_agent, OLD.origin_salt)
          OR (NEW.ip IS NULL AND NEW.user_agent IS NULL AND NEW.origin_salt IS NULL))
     AND ((NEW.data, NEW.data_salt) IS NOT DISTINCT FROM (OLD.data, OLD.data_salt)
          OR (NEW.data IS NULL AND NEW.data_salt IS NULL)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Audit entries are neither changed nor deleted.';
END
$$;
