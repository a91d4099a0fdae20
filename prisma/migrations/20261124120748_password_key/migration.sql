-- AlterTable
ALTER TABLE "users" ADD COLUMN     "password_key" VARCHAR(8);

-- What follows is written by hand. Whoever writes a hash says by a setting of the connection which key it was made under.
CREATE FUNCTION users_password_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.password_hash IS DISTINCT FROM OLD.password_hash THEN
    NEW.password_key := CASE WHEN NEW.password_hash IS NULL THEN NULL
      ELSE nullif(current_setting('gatehouse.password_key', true), '') END;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER users_password_key BEFORE INSERT OR UPDATE OF password_hash ON "users"
  FOR EACH ROW EXECUTE FUNCTION users_password_key();
