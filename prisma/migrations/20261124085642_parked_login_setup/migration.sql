-- AlterTable
ALTER TABLE "parked_logins" ADD COLUMN     "setup_phone" VARCHAR(64),
ADD COLUMN     "setup_secret" VARCHAR(512);
