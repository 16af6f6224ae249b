-- AlterTable
ALTER TABLE "replica" ADD COLUMN     "fetched_ms" INTEGER,
ADD COLUMN     "started_ms" INTEGER;

-- AlterTable
ALTER TABLE "lost_attempt" ADD COLUMN     "running_ms" BIGINT;
