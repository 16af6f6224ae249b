-- AlterTable
ALTER TABLE "block" ADD COLUMN     "units_blob" TEXT;

-- CreateTable
CREATE TABLE "addition" (
    "job_no" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "first_unit" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "addition_pkey" PRIMARY KEY ("job_no","key")
);
