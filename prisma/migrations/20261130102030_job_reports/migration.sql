-- CreateTable
CREATE TABLE "job_report" (
    "job_no" INTEGER NOT NULL,
    "device_no" INTEGER NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_report_pkey" PRIMARY KEY ("job_no","device_no")
);

-- CreateIndex
CREATE INDEX "job_report_handled_at_at_idx" ON "job_report"("handled_at", "at");
