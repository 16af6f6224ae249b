-- CreateTable
CREATE TABLE "giving_week" (
    "person_id" TEXT NOT NULL,
    "week" INTEGER NOT NULL,

    CONSTRAINT "giving_week_pkey" PRIMARY KEY ("person_id","week")
);

-- CreateTable
CREATE TABLE "badge" (
    "person_id" TEXT NOT NULL,
    "badge" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "badge_pkey" PRIMARY KEY ("person_id","badge")
);

-- CreateIndex
CREATE INDEX "giving_week_week_idx" ON "giving_week"("week");

-- AddForeignKey
ALTER TABLE "giving_week" ADD CONSTRAINT "giving_week_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "badge" ADD CONSTRAINT "badge_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;
