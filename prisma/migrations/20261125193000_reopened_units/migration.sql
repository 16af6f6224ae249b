-- Units that were settled and are computed again, for the household that gave their answer fell.
ALTER TABLE "job" ADD COLUMN     "reopened" INTEGER NOT NULL DEFAULT 0;
