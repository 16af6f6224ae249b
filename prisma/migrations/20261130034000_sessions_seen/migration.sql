-- AlterTable
ALTER TABLE "session" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "session" SET "last_seen_at" = "updated_at";

-- Only the network of an address is kept from now on.
UPDATE "session" SET "ip_address" = NULL;
