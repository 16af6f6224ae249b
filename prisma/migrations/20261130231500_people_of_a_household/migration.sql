-- AlterTable
ALTER TABLE "device" ADD COLUMN "home_id" TEXT;

-- CreateTable
CREATE TABLE "household_member" (
    "person_id" TEXT NOT NULL,
    "household_id" TEXT NOT NULL,
    "seniority" BIGSERIAL NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "household_member_household_id_seniority_idx" ON "household_member"("household_id", "seniority");

-- CreateIndex
CREATE INDEX "household_member_left_at_idx" ON "household_member"("left_at");

-- CreateIndex
CREATE INDEX "device_home_id_idx" ON "device"("home_id");

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
