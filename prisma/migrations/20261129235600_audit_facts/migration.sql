-- AlterTable
ALTER TABLE "audit_line" ADD COLUMN     "facts" JSONB;
