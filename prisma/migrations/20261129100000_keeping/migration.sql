-- AlterTable
ALTER TABLE "job" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_units" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "keep_days" INTEGER NOT NULL DEFAULT 90,
ADD COLUMN     "kept_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "check_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now() + interval '30 days';

-- CreateTable
CREATE TABLE "blob" (
    "hash" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "check_at" TIMESTAMPTZ(3),

    CONSTRAINT "blob_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "job_blob" (
    "job_no" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "job_blob_pkey" PRIMARY KEY ("job_no","hash")
);

-- Everything that rows name lies in the store. What nobody names may have to go, and is looked at soon.
INSERT INTO "blob" ("hash", "bytes", "check_at")
SELECT "hash", max("bytes"), now() + interval '1 day'
FROM (
  SELECT "hash", "bytes" FROM "upload"
  UNION ALL SELECT "hash", 0 FROM "program"
  UNION ALL SELECT "prepared_hash", "prepared_bytes" FROM "program"
  UNION ALL SELECT "units_blob", 0 FROM "job" WHERE "units_blob" IS NOT NULL
  UNION ALL SELECT "spec" -> 'program' ->> 'hash', 0 FROM "job" WHERE "spec" -> 'program' ? 'hash'
  UNION ALL SELECT "shared" ->> 'hash', 0 FROM "job", jsonb_array_elements("spec" -> 'shared') AS "shared"
  UNION ALL SELECT "output_blob", "output_bytes" FROM "replica" WHERE "output_blob" IS NOT NULL
) AS "named"
GROUP BY "hash";

-- What a job needs. Whatever single lines of its inputs name was uploaded by its customer.
INSERT INTO "job_blob" ("job_no", "hash")
SELECT "no", "units_blob" FROM "job" WHERE "units_blob" IS NOT NULL
UNION SELECT "no", "spec" -> 'program' ->> 'hash' FROM "job" WHERE "spec" -> 'program' ? 'hash'
UNION SELECT "no", "shared" ->> 'hash' FROM "job", jsonb_array_elements("spec" -> 'shared') AS "shared"
UNION SELECT "job_no", "output_blob" FROM "replica" WHERE "output_blob" IS NOT NULL
UNION SELECT "no", "hash" FROM "job"
  CROSS JOIN regexp_matches("manifest"::text, '"blob": ?"([0-9a-f]{64})"', 'g') AS "found" ("matched")
  JOIN "blob" ON "hash" = "matched"[1]
UNION SELECT "no", "hash" FROM "job" JOIN "upload" ON "owner" = "customer_id"
  WHERE "manifest" -> 'inputs' ->> 'kind' IN ('json', 'jsonl');

-- Nobody was asked how long these are to be kept: for a year from now.
UPDATE "job" SET "keep_days" = 365, "kept_until" = CASE WHEN "finished_at" IS NOT NULL THEN now() + interval '365 days' END;

-- CreateIndex
CREATE INDEX "blob_check_at_idx" ON "blob"("check_at");

-- CreateIndex
CREATE INDEX "job_blob_hash_idx" ON "job_blob"("hash");

-- CreateIndex
CREATE INDEX "job_deleted_at_kept_until_idx" ON "job"("deleted_at", "kept_until");

-- CreateIndex
CREATE INDEX "job_erased_at_deleted_at_idx" ON "job"("erased_at", "deleted_at");

-- CreateIndex
CREATE INDEX "upload_check_at_idx" ON "upload"("check_at");

-- AddForeignKey
ALTER TABLE "job_blob" ADD CONSTRAINT "job_blob_job_no_fkey" FOREIGN KEY ("job_no") REFERENCES "job"("no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_blob" ADD CONSTRAINT "job_blob_hash_fkey" FOREIGN KEY ("hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
