-- AlterTable
ALTER TABLE "device" ADD COLUMN     "lifted_at" TIMESTAMPTZ(3),
ADD COLUMN     "max_cores" INTEGER,
ADD COLUMN     "max_share" INTEGER,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "own_rules" JSONB,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "device_report" (
    "device_id" TEXT NOT NULL,
    "report" JSONB,
    "reported_at" TIMESTAMPTZ(3),
    "connected_to" TEXT,

    CONSTRAINT "device_report_pkey" PRIMARY KEY ("device_id")
);

-- CreateTable
CREATE TABLE "household_rules" (
    "person_id" TEXT NOT NULL,
    "rules" JSONB NOT NULL,

    CONSTRAINT "household_rules_pkey" PRIMARY KEY ("person_id")
);

-- AddForeignKey
ALTER TABLE "device_report" ADD CONSTRAINT "device_report_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_rules" ADD CONSTRAINT "household_rules_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
