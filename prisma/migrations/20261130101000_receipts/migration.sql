-- CreateTable
CREATE TABLE "taken_back" (
    "job_no" INTEGER NOT NULL,
    "number" BIGINT NOT NULL,
    "settlement" BIGINT NOT NULL,
    "unit" INTEGER NOT NULL,
    "device_no" INTEGER NOT NULL,
    "fuel" BIGINT NOT NULL,
    "price_nanos" BIGINT NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "taken_back_pkey" PRIMARY KEY ("job_no","number")
);

-- CreateTable
CREATE TABLE "receipt_signature" (
    "job_no" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "is_over" BOOLEAN NOT NULL,
    "settlement" BIGINT NOT NULL,
    "line" TEXT NOT NULL,

    CONSTRAINT "receipt_signature_pkey" PRIMARY KEY ("job_no","lines","is_over")
);

-- CreateTable
CREATE TABLE "receipt_key" (
    "public_key" TEXT NOT NULL,
    "sealed_key" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    "signs" BOOLEAN,

    CONSTRAINT "receipt_key_pkey" PRIMARY KEY ("public_key")
);

-- CreateIndex
CREATE INDEX "taken_back_job_no_unit_idx" ON "taken_back"("job_no", "unit");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_key_signs_key" ON "receipt_key"("signs");
