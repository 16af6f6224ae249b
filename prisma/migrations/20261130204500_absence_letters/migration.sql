-- AlterTable
ALTER TABLE "device" ADD COLUMN     "absence_told_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "device_report" ADD COLUMN     "left_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "absence_letters" (
    "person_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "wanted_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "absence_letters_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "absence_letters_next_at_idx" ON "absence_letters"("next_at");

-- AddForeignKey
ALTER TABLE "absence_letters" ADD CONSTRAINT "absence_letters_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
