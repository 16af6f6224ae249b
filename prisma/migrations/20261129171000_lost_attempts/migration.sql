-- CreateTable
CREATE TABLE "lost_attempt" (
    "job_no" INTEGER NOT NULL,
    "unit" INTEGER NOT NULL,
    "number" SMALLINT NOT NULL,
    "device_no" INTEGER NOT NULL,
    "granted_ms" BIGINT NOT NULL,
    "ended_ms" BIGINT NOT NULL,
    "cause" TEXT NOT NULL,
    "message" TEXT,

    CONSTRAINT "lost_attempt_pkey" PRIMARY KEY ("job_no","unit","number")
);
