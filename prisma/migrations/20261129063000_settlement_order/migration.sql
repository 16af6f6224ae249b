-- Drawn by commit groups alone, under the lock that lets one of them write at a time.
CREATE SEQUENCE "settlement";

ALTER TABLE "replica" ADD COLUMN "settlement" BIGINT;

UPDATE "replica" AS r SET "settlement" = s.n
FROM (
  SELECT "job_no", "unit", "device_no", nextval('settlement') AS n
  FROM (SELECT "job_no", "unit", "device_no" FROM "replica" WHERE "settles" ORDER BY "returned_at", "job_no", "unit") AS settled
) AS s
WHERE r."job_no" = s."job_no" AND r."unit" = s."unit" AND r."device_no" = s."device_no";

CREATE INDEX "replica_job_no_settlement_idx" ON "replica"("job_no", "settlement");
