-- CreateTable
CREATE TABLE "coordinator_report" (
    "coordinator" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "report" JSONB NOT NULL,

    CONSTRAINT "coordinator_report_pkey" PRIMARY KEY ("coordinator")
);

-- CreateTable
CREATE TABLE "health_check" (
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "health_check_pkey" PRIMARY KEY ("name")
);

-- AlterTable
ALTER TABLE "city" ADD COLUMN "backed_up_at" TIMESTAMPTZ(3);
