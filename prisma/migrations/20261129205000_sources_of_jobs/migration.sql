-- AlterTable
ALTER TABLE "job" ADD COLUMN "source_no" INTEGER,
ADD COLUMN "goes_on" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "job_source_no_idx" ON "job"("source_no");

-- Of jobs that are there already.
UPDATE "job" SET "source_no" = source.no FROM "job" AS source
WHERE "job".manifest #>> '{inputs,kind}' = 'outputs' AND source.id = "job".manifest #>> '{inputs,job}';
UPDATE "job" SET "goes_on" = true FROM "chain" WHERE "chain".job_no = "job".no AND "chain".holds_at_start;
