-- AlterTable
ALTER TABLE "job" ADD COLUMN     "relayed_bytes" BIGINT NOT NULL DEFAULT 0;
