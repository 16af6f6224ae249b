-- CreateTable
CREATE TABLE "balance_alert" (
    "person_id" TEXT NOT NULL,
    "below_nanos" BIGINT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "is_low" BOOLEAN NOT NULL DEFAULT false,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "balance_alert_pkey" PRIMARY KEY ("person_id")
);

-- AddForeignKey
ALTER TABLE "balance_alert" ADD CONSTRAINT "balance_alert_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
