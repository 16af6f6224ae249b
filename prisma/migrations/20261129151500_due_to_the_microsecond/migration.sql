-- Rounded to milliseconds, what was set to be due now could lie up to half of one in the future, and be passed over by the
-- very next look.
ALTER TABLE "upload" ALTER COLUMN "check_at" SET DATA TYPE TIMESTAMPTZ(6);
ALTER TABLE "blob" ALTER COLUMN "check_at" SET DATA TYPE TIMESTAMPTZ(6);
ALTER TABLE "chain" ALTER COLUMN "next_at" SET DATA TYPE TIMESTAMPTZ(6);
ALTER TABLE "delivery" ALTER COLUMN "next_at" SET DATA TYPE TIMESTAMPTZ(6);
ALTER TABLE "destination" ALTER COLUMN "next_at" SET DATA TYPE TIMESTAMPTZ(6);
ALTER TABLE "bucket_upload" ALTER COLUMN "next_at" SET DATA TYPE TIMESTAMPTZ(6);
ALTER TABLE "placement" ALTER COLUMN "next_at" SET DATA TYPE TIMESTAMPTZ(6);
