-- AlterTable
ALTER TABLE "program" ADD COLUMN     "prepared_version" INTEGER NOT NULL DEFAULT 0;
