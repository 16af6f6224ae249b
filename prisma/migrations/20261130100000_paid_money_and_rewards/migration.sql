-- CreateEnum
CREATE TYPE "payout_state" AS ENUM ('held', 'approved', 'paid', 'refused', 'withdrawn');

-- CreateTable
CREATE TABLE "job_funding" (
    "job_id" TEXT NOT NULL,
    "from_nanos" BIGINT NOT NULL,
    "upto_nanos" BIGINT NOT NULL,
    "is_paid" BOOLEAN NOT NULL,

    CONSTRAINT "job_funding_pkey" PRIMARY KEY ("job_id","from_nanos")
);

-- CreateTable
CREATE TABLE "payment" (
    "reference_hash" TEXT NOT NULL,
    "reference" TEXT,
    "customer_id" TEXT NOT NULL,
    "amount_nanos" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("reference_hash")
);

-- CreateTable
CREATE TABLE "job_charged" (
    "job_id" TEXT NOT NULL,
    "charged_nanos" BIGINT NOT NULL,

    CONSTRAINT "job_charged_pkey" PRIMARY KEY ("job_id")
);

-- CreateTable
CREATE TABLE "device_earning" (
    "device_no" INTEGER NOT NULL,
    "job_no" INTEGER NOT NULL,
    "credit_nanos" BIGINT NOT NULL,
    "paid_nanos" BIGINT NOT NULL,
    "near_nanos" BIGINT NOT NULL,
    "redeemed_nanos" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "device_earning_pkey" PRIMARY KEY ("device_no","job_no")
);

-- CreateTable
CREATE TABLE "device_shared" (
    "device_no" INTEGER NOT NULL,
    "shared_nanos" BIGINT NOT NULL,

    CONSTRAINT "device_shared_pkey" PRIMARY KEY ("device_no")
);

-- CreateTable
CREATE TABLE "reward" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "texts" JSONB NOT NULL,
    "minimum_nanos" BIGINT NOT NULL,
    "goal_nanos" BIGINT,
    "is_open" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" TEXT NOT NULL,
    "reward_id" TEXT NOT NULL,
    "person_id" TEXT,
    "amount_nanos" BIGINT NOT NULL,
    "state" "payout_state" NOT NULL DEFAULT 'held',
    "payee" TEXT,
    "reason" TEXT,
    "batch_id" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_line" (
    "payout_id" TEXT NOT NULL,
    "device_no" INTEGER NOT NULL,
    "job_no" INTEGER NOT NULL,
    "amount_nanos" BIGINT NOT NULL,

    CONSTRAINT "payout_line_pkey" PRIMARY KEY ("payout_id","device_no","job_no")
);

-- CreateTable
CREATE TABLE "payout_batch" (
    "id" TEXT NOT NULL,
    "reward_id" TEXT NOT NULL,
    "prepared_by" TEXT,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_by" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_batch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payment_customer_id_idx" ON "payment"("customer_id");

-- CreateIndex
CREATE INDEX "payout_person_id_asked_at_idx" ON "payout"("person_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "payout_reward_id_state_asked_at_idx" ON "payout"("reward_id", "state", "asked_at");

-- CreateIndex
CREATE INDEX "payout_batch_id_idx" ON "payout"("batch_id");

-- CreateIndex
CREATE INDEX "payout_batch_prepared_at_idx" ON "payout_batch"("prepared_at");

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_reward_id_fkey" FOREIGN KEY ("reward_id") REFERENCES "reward"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "payout_batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_batch" ADD CONSTRAINT "payout_batch_reward_id_fkey" FOREIGN KEY ("reward_id") REFERENCES "reward"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What came back to a job, however many charges it has.
CREATE INDEX "posting_back_idx" ON "posting"("subject") WHERE kind IN ('refund', 'reversal');

ALTER TABLE ledger_account DROP CONSTRAINT no_overdraft;
ALTER TABLE ledger_account ADD CONSTRAINT no_overdraft
  CHECK (kind NOT IN ('customer', 'gift', 'hold', 'payout') OR balance_nanos >= 0);

-- All money has been a gift so far.
WITH own AS MATERIALIZED (
  SELECT id AS account, substr(id, 10) AS person, balance_nanos AS amount,
    nextval(pg_get_serial_sequence('posting', 'id')) AS posting_id
  FROM ledger_account WHERE kind = 'customer' AND balance_nanos > 0
), postings AS (
  INSERT INTO posting (id, kind, subject, facts) SELECT posting_id, 'carried', person, '{}' FROM own
), entries AS (
  INSERT INTO entry (posting_id, account, amount_nanos)
  SELECT posting_id, account, -amount FROM own UNION ALL SELECT posting_id, 'gift:' || person, amount FROM own
), emptied AS (
  UPDATE ledger_account AS a SET balance_nanos = 0 FROM own WHERE a.id = own.account
)
INSERT INTO ledger_account (id, kind, balance_nanos) SELECT 'gift:' || person, 'gift', amount FROM own;

-- So are the budgets of open jobs, and what was charged until the ledger was last read is behind them.
INSERT INTO job_funding (job_id, from_nanos, upto_nanos, is_paid)
SELECT job.id, 0, sum(amount_nanos), false
FROM job JOIN posting ON posting.subject = job.id AND posting.kind = 'hold'
  JOIN entry ON posting_id = posting.id AND account = 'hold:' || job.id
WHERE state IN ('running', 'paused') GROUP BY job.id;

INSERT INTO job_charged (job_id, charged_nanos)
SELECT job.id, -sum(amount_nanos)
FROM work_mark, job JOIN posting ON posting.subject = job.id AND posting.kind = 'charge'
  JOIN entry ON entry.posting_id = posting.id AND account = 'hold:' || job.id
WHERE state IN ('running', 'paused') AND posting.id <= work_mark.posting_id GROUP BY job.id;

INSERT INTO device_earning (device_no, job_no, credit_nanos, paid_nanos, near_nanos)
SELECT device.no, job.no, sum(amount_nanos), 0, 0
FROM work_mark, entry JOIN posting ON posting.id = entry.posting_id AND posting.kind IN ('charge', 'reversal')
  JOIN device ON device.id = substr(account, 8) JOIN job ON job.id = posting.subject
WHERE starts_with(account, 'device:') AND posting.id <= work_mark.posting_id GROUP BY device.no, job.no;

INSERT INTO device_shared (device_no, shared_nanos)
SELECT device.no, -sum(amount_nanos)
FROM entry JOIN posting ON posting.id = entry.posting_id AND posting.kind = 'share'
  JOIN device ON device.id = substr(account, 8)
WHERE starts_with(account, 'device:') GROUP BY device.no;
