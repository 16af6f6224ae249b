-- AlterTable
ALTER TABLE "card_payment" ADD COLUMN "saved_card_id" TEXT,
ADD COLUMN "asked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "saved_card" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "setup" TEXT,
    "holder" TEXT,
    "method" TEXT,
    "brand" TEXT,
    "last_digits" TEXT,
    "below_cents" INTEGER NOT NULL,
    "cents" INTEGER NOT NULL,
    "month_cents" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "why_off" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_card_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_card_customer_id_idx" ON "saved_card"("customer_id");

-- CreateIndex
CREATE INDEX "saved_card_state_idx" ON "saved_card"("state");

-- A customer has one card, and one attempt at a time.
CREATE UNIQUE INDEX "saved_card_of_customer" ON "saved_card"("customer_id") WHERE state = 'saved';
CREATE UNIQUE INDEX "open_top_up" ON "card_payment"("customer_id") WHERE state = 'open' AND saved_card_id IS NOT NULL;
