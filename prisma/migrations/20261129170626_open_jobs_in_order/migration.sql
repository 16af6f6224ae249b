-- DropIndex
DROP INDEX "job_state_idx";

-- CreateIndex
CREATE INDEX "job_state_no_idx" ON "job"("state", "no");
