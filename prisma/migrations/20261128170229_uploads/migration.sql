-- CreateTable
CREATE TABLE "upload" (
    "hash" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("hash","owner")
);

-- CreateIndex
CREATE INDEX "program_prepared_hash_idx" ON "program"("prepared_hash");

-- What was submitted before stays its customer's to name and to read.
INSERT INTO "upload" ("hash", "owner")
SELECT DISTINCT found.matched[1], "customer_id"
FROM "job", regexp_matches("manifest"::text, '"blob": ?"([0-9a-f]{64})"', 'g') AS found (matched);
