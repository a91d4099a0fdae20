-- AlterTable
ALTER TABLE "users" ADD COLUMN     "disconnected" VARCHAR(64)[] DEFAULT ARRAY[]::VARCHAR(64)[];
