ALTER TABLE "program" ADD COLUMN "warnings" TEXT[];
