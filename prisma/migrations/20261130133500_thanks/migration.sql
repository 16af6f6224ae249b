-- CreateTable
CREATE TABLE "thanks" (
    "no" SERIAL NOT NULL,
    "job_no" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_why" TEXT,

    CONSTRAINT "thanks_pkey" PRIMARY KEY ("job_no")
);

-- CreateIndex
CREATE UNIQUE INDEX "thanks_no_key" ON "thanks"("no");

-- CreateTable
CREATE TABLE "thanks_report" (
    "job_no" INTEGER NOT NULL,
    "device_no" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "thanks_report_pkey" PRIMARY KEY ("job_no","device_no")
);

-- CreateIndex
CREATE INDEX "thanks_report_handled_at_at_idx" ON "thanks_report"("handled_at", "at");

-- AddForeignKey
ALTER TABLE "thanks_report" ADD CONSTRAINT "thanks_report_job_no_fkey" FOREIGN KEY ("job_no") REFERENCES "thanks"("job_no") ON DELETE CASCADE ON UPDATE CASCADE;
