-- AlterTable
ALTER TABLE "job_letters" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en';
