-- An entry of the index for each unit that settles was a third of what writing its row cost.
DROP INDEX "replica_job_no_settlement_idx";

CREATE TABLE "settled_run" (
    "job_no" INTEGER NOT NULL,
    "last" BIGINT NOT NULL,
    "units" INTEGER[],

    CONSTRAINT "settled_run_pkey" PRIMARY KEY ("job_no","last")
);

INSERT INTO "settled_run" ("job_no", "last", "units")
SELECT "job_no", max("settlement"), array_agg("unit" ORDER BY "settlement")
FROM (
  SELECT "job_no", "unit", "settlement",
    "settlement" - row_number() OVER (PARTITION BY "job_no" ORDER BY "settlement") AS island
  FROM "replica" WHERE "settlement" IS NOT NULL
) AS settled
GROUP BY "job_no", island, "settlement" / 256;
