-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "bytes" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "upload_owner_idx" ON "upload"("owner");
