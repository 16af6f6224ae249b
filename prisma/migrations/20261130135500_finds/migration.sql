-- AlterTable
ALTER TABLE "badge" ADD COLUMN     "job_no" INTEGER;

-- CreateTable
CREATE TABLE "find_search" (
    "job_no" INTEGER NOT NULL,
    "exit_code" SMALLINT NOT NULL,
    "next_unit" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "find_search_pkey" PRIMARY KEY ("job_no")
);
