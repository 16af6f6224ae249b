-- CreateTable
CREATE TABLE "device_day" (
    "device_no" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "credit_nanos" BIGINT NOT NULL DEFAULT 0,
    "core_ms" BIGINT NOT NULL DEFAULT 0,
    "power_nanos" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "device_day_pkey" PRIMARY KEY ("device_no","day")
);

-- CreateTable
CREATE TABLE "forecast" (
    "person_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "device_no" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "days" SMALLINT NOT NULL,
    "low_nanos" BIGINT NOT NULL,
    "likely_nanos" BIGINT NOT NULL,
    "high_nanos" BIGINT NOT NULL,
    "power_nanos" BIGINT NOT NULL,
    "earned_nanos" BIGINT,
    "used_nanos" BIGINT,

    CONSTRAINT "forecast_pkey" PRIMARY KEY ("person_id","month","device_no")
);

-- CreateIndex
CREATE INDEX "device_day_day_idx" ON "device_day"("day");

-- CreateIndex
CREATE INDEX "forecast_month_person_id_idx" ON "forecast"("month", "person_id");

-- AddForeignKey
ALTER TABLE "forecast" ADD CONSTRAINT "forecast_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
