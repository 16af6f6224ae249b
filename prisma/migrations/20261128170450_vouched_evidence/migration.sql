-- AlterTable
ALTER TABLE "device" ADD COLUMN     "unvouched" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "job" ADD COLUMN     "network" TEXT,
ADD COLUMN     "vouched" BOOLEAN NOT NULL DEFAULT false;

UPDATE "job" SET "vouched" = true
WHERE "customer_id" IN (SELECT "subject" FROM "posting" WHERE "kind" = 'gift');
