-- AlterTable
ALTER TABLE "users" ADD COLUMN     "passkey_declined" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "passkey_put_off_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "webauthn_credentials" ADD COLUMN     "user_verified" BOOLEAN NOT NULL DEFAULT false;
