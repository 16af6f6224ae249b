-- AlterTable
ALTER TABLE "partner_earning" ADD COLUMN "work_kind" TEXT NOT NULL DEFAULT 'other',
ADD COLUMN "gift_nanos" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "close_nanos" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "late_nanos" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "payable_nanos" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "is_stale" BOOLEAN NOT NULL DEFAULT true;

UPDATE "partner_earning" AS e SET work_kind = coalesce(spec ->> 'workKind', 'other') FROM "job" WHERE "job".no = e.job_no;

ALTER TABLE "partner_earning" ALTER COLUMN "work_kind" DROP DEFAULT;

-- CreateTable
CREATE TABLE "partner_sum" (
    "partner_id" TEXT NOT NULL,
    "work_kind" TEXT NOT NULL,
    "gift_nanos" BIGINT NOT NULL,
    "close_nanos" BIGINT NOT NULL,
    "late_nanos" BIGINT NOT NULL,
    "payable_nanos" BIGINT NOT NULL,

    CONSTRAINT "partner_sum_pkey" PRIMARY KEY ("partner_id","work_kind")
);

-- CreateIndex
CREATE INDEX "partner_earning_device_no_job_no_idx" ON "partner_earning"("device_no", "job_no");

-- CreateIndex
CREATE INDEX "partner_earning_partner_id_job_no_idx" ON "partner_earning"("partner_id", "job_no");

-- CreateIndex
CREATE INDEX "device_network_idx" ON "device"("network");

-- CreateIndex
CREATE INDEX "job_network_idx" ON "job"("network");

-- AddForeignKey
ALTER TABLE "partner_sum" ADD CONSTRAINT "partner_sum_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is to be summed: a few rows, whatever the partner's history.
CREATE INDEX "partner_earning_stale_idx" ON "partner_earning"("partner_id", "device_no", "job_no") WHERE is_stale;
