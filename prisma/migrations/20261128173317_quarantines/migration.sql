-- CreateTable
CREATE TABLE "box_death" (
    "program" TEXT NOT NULL,
    "device_no" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "box_death_pkey" PRIMARY KEY ("program","device_no")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "program" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("program")
);

-- Programs that were quarantined while that was the reason of a job's pause.
INSERT INTO "quarantine" ("program")
SELECT DISTINCT "state_reason" ->> 'program' FROM "job"
WHERE "state" = 'paused' AND "state_reason" ->> 'kind' = 'quarantined' AND "state_reason" ->> 'program' IS NOT NULL;
