-- AlterTable
ALTER TABLE "device" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);
