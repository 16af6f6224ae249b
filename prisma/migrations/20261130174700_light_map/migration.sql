-- CreateTable
CREATE TABLE "home_district" (
    "person_id" TEXT NOT NULL,
    "district" TEXT NOT NULL,

    CONSTRAINT "home_district_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "map_month" (
    "month" DATE NOT NULL,
    "district" TEXT NOT NULL,
    "at_least" SMALLINT,

    CONSTRAINT "map_month_pkey" PRIMARY KEY ("month","district")
);

-- AddForeignKey
ALTER TABLE "home_district" ADD CONSTRAINT "home_district_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
