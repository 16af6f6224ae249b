-- AlterTable
ALTER TABLE "device" ADD COLUMN     "removed_by" TEXT;

-- So far only the person whose household it was could remove a device.
UPDATE "device" SET "removed_by" = "owner_id" WHERE "removed_at" IS NOT NULL;
