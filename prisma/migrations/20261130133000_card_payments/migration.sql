-- CreateTable
CREATE TABLE "card_payment" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "cents" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "session" TEXT,
    "intent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_back" (
    "id" TEXT NOT NULL,
    "provider_id" TEXT,
    "why" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "cents" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "booked_cents" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_back_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_event" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "cents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "card_payment_session_key" ON "card_payment"("session");

-- CreateIndex
CREATE UNIQUE INDEX "card_payment_intent_key" ON "card_payment"("intent");

-- CreateIndex
CREATE INDEX "card_payment_customer_id_at_idx" ON "card_payment"("customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "card_payment_at_idx" ON "card_payment"("at" DESC);

-- CreateIndex
CREATE INDEX "payment_back_intent_idx" ON "payment_back"("intent");

-- CreateIndex
CREATE INDEX "payment_back_state_at_idx" ON "payment_back"("state", "at");

-- CreateIndex
CREATE INDEX "payment_event_outcome_at_idx" ON "payment_event"("outcome", "at" DESC);

-- What is owed is below zero, and nobody is owed by it.
ALTER TABLE ledger_account ADD CONSTRAINT owed_is_no_credit CHECK (kind <> 'owed' OR balance_nanos <= 0);
