-- How many answers the device gave in the job: what looking at them costs.
ALTER TABLE "doubted_job" ADD COLUMN "answers" INTEGER NOT NULL DEFAULT 0;
