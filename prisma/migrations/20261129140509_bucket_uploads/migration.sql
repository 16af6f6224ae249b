-- CreateTable
CREATE TABLE "bucket_upload" (
    "connection_id" TEXT NOT NULL,
    "upload_id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bucket_upload_pkey" PRIMARY KEY ("connection_id","upload_id")
);

-- CreateIndex
CREATE INDEX "bucket_upload_next_at_idx" ON "bucket_upload"("next_at");
