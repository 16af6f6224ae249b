-- AlterTable
ALTER TABLE "device_earning" ADD COLUMN "shared_nanos" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "partner" ADD COLUMN "network" TEXT,
ADD COLUMN "redeemed_nanos" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "payout" ADD COLUMN "partner_id" TEXT;

-- CreateTable
CREATE TABLE "partner_earning" (
    "partner_id" TEXT NOT NULL,
    "device_no" INTEGER NOT NULL,
    "job_no" INTEGER NOT NULL,
    "shared_nanos" BIGINT NOT NULL,
    "near_nanos" BIGINT NOT NULL,

    CONSTRAINT "partner_earning_pkey" PRIMARY KEY ("partner_id","device_no","job_no")
);

-- CreateTable
CREATE TABLE "partner_day" (
    "partner_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "work_kind" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "shared_nanos" BIGINT NOT NULL,

    CONSTRAINT "partner_day_pkey" PRIMARY KEY ("partner_id","day","work_kind")
);

-- CreateIndex
CREATE INDEX "payout_partner_id_asked_at_idx" ON "payout"("partner_id", "asked_at" DESC);

-- AddForeignKey
ALTER TABLE "partner_earning" ADD CONSTRAINT "partner_earning_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_day" ADD CONSTRAINT "partner_day_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What visits that are still kept counted, job by job. Nobody noted whose work was close to whom: that is asked again with each payout.
INSERT INTO "partner_earning" ("partner_id", "device_no", "job_no", "shared_nanos", "near_nanos")
SELECT partner_id, device_no, job_no, sum(greatest(0, nanos) * share_percent / 100), 0
FROM (
  SELECT partner_id, device_no, share_percent, one.key::int AS job_no, (one.value ->> 1)::bigint AS nanos
  FROM "visit", jsonb_each(counted) AS one
) AS work GROUP BY partner_id, device_no, job_no;

INSERT INTO "partner_day" ("partner_id", "day", "work_kind", "units", "shared_nanos")
SELECT partner_id, day, coalesce(spec ->> 'workKind', 'other'), sum(work.units), sum(greatest(0, nanos) * share_percent / 100)
FROM (
  SELECT partner_id, (began_at AT TIME ZONE 'UTC')::date AS day, share_percent, one.key::int AS job_no,
    (one.value ->> 0)::int AS units, (one.value ->> 1)::bigint AS nanos
  FROM "visit", jsonb_each(counted) AS one
) AS work JOIN "job" ON "job".no = job_no GROUP BY 1, 2, 3;

INSERT INTO "device_earning" ("device_no", "job_no", "credit_nanos", "paid_nanos", "near_nanos", "shared_nanos")
SELECT device_no, job_no, 0, 0, 0, sum(shared_nanos) FROM "partner_earning" GROUP BY device_no, job_no
ON CONFLICT (device_no, job_no) DO UPDATE SET shared_nanos = excluded.shared_nanos;

-- The rest is of visits that are forgotten: as before, it comes off all jobs of the device alike.
UPDATE "device_earning" AS e SET shared_nanos = e.shared_nanos + ceil(rest * e.credit_nanos::numeric / credit)
FROM (
  SELECT s.device_no, s.shared_nanos - sum(one.shared_nanos) AS rest, sum(one.credit_nanos) AS credit
  FROM "device_shared" AS s JOIN "device_earning" AS one USING (device_no) GROUP BY s.device_no, s.shared_nanos
) AS device WHERE device.device_no = e.device_no AND rest > 0 AND credit > 0;

-- DropTable
DROP TABLE "device_shared";
