-- CreateTable
CREATE TABLE "review" (
    "job_no" INTEGER NOT NULL,
    "why" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "approved" BOOLEAN,
    "reason" TEXT,

    CONSTRAINT "review_pkey" PRIMARY KEY ("job_no")
);

-- CreateTable
CREATE TABLE "standing" (
    "person_id" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "standing_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "banned_program" (
    "hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "banned_program_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "review_decided_at_since_idx" ON "review"("decided_at", "since");
