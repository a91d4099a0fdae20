-- AlterTable
ALTER TABLE "users" ADD COLUMN     "erase_at" TIMESTAMPTZ(3),
ADD COLUMN     "erase_requested_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "import_checkpoints" (
    "source" VARCHAR(64) NOT NULL,
    "position" VARCHAR(255) NOT NULL,
    "counts" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_checkpoints_pkey" PRIMARY KEY ("source")
);

-- CreateIndex
CREATE INDEX "users_erase_at_idx" ON "users"("erase_at");
