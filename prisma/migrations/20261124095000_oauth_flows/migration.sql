-- CreateTable
CREATE TABLE "oauth_flows" (
    "hash" VARCHAR(64) NOT NULL,
    "provider" VARCHAR(64) NOT NULL,
    "purpose" VARCHAR(16) NOT NULL,
    "binding" VARCHAR(64) NOT NULL,
    "user_id" UUID,
    "session_id" VARCHAR(64),
    "checks" JSONB NOT NULL,
    "next" VARCHAR(2048),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "oauth_flows_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "oauth_flows_user_id_idx" ON "oauth_flows"("user_id");

-- CreateIndex
CREATE INDEX "oauth_flows_expires_at_idx" ON "oauth_flows"("expires_at");

-- AddForeignKey
ALTER TABLE "oauth_flows" ADD CONSTRAINT "oauth_flows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
