-- AlterTable
ALTER TABLE "job" ADD COLUMN     "published_at" TIMESTAMPTZ(3);
