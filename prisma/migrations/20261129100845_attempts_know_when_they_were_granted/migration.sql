-- AlterTable
ALTER TABLE "replica" ADD COLUMN     "granted_ms" BIGINT;
