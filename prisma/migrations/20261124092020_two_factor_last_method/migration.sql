-- AlterTable
ALTER TABLE "users" ADD COLUMN     "tf_last_method" VARCHAR(32);
