-- CreateTable
CREATE TABLE "destination" (
    "job_no" INTEGER NOT NULL,
    "connection_id" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "settlement" BIGINT NOT NULL DEFAULT 0,
    "listings" INTEGER NOT NULL DEFAULT 0,
    "written" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "fault" TEXT,

    CONSTRAINT "destination_pkey" PRIMARY KEY ("job_no")
);

-- CreateTable
CREATE TABLE "placement" (
    "job_no" INTEGER NOT NULL,
    "unit" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "link_until" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "listing" INTEGER,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("job_no","unit")
);

-- CreateIndex
CREATE INDEX "destination_next_at_idx" ON "destination"("next_at");

-- CreateIndex
CREATE INDEX "placement_job_no_next_at_idx" ON "placement"("job_no", "next_at");

-- CreateIndex
CREATE INDEX "placement_job_no_listing_idx" ON "placement"("job_no", "listing");
