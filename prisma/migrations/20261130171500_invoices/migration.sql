-- CreateTable
CREATE TABLE "invoice_terms" (
    "from_month" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "taxes" JSONB NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_terms_pkey" PRIMARY KEY ("from_month")
);

-- CreateTable
CREATE TABLE "closed_month" (
    "month" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_no" INTEGER NOT NULL,
    "invoices" INTEGER NOT NULL,
    "total_nanos" BIGINT NOT NULL,
    "paid_nanos" BIGINT NOT NULL,
    "tax_nanos" BIGINT NOT NULL,

    CONSTRAINT "closed_month_pkey" PRIMARY KEY ("month")
);

-- CreateTable
CREATE TABLE "invoice" (
    "no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "corrects" INTEGER,
    "facts" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "job_invoiced" (
    "job_id" TEXT NOT NULL,
    "charged_nanos" BIGINT NOT NULL,
    "paid_nanos" BIGINT NOT NULL,

    CONSTRAINT "job_invoiced_pkey" PRIMARY KEY ("job_id")
);

-- CreateIndex
CREATE INDEX "invoice_customer_id_no_idx" ON "invoice"("customer_id", "no" DESC);

-- CreateIndex
CREATE INDEX "invoice_corrects_idx" ON "invoice"("corrects");

-- One invoice for each customer and month; credit notes as many as it takes.
CREATE UNIQUE INDEX "invoice_of_month" ON "invoice"("month", "customer_id") WHERE kind = 'invoice';

-- What is issued stays as it was issued, whoever writes; only the names in it may be forgotten.
CREATE FUNCTION refuse_changed_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.words IS NULL AND
    (to_jsonb(NEW) - 'words') = (to_jsonb(OLD) - 'words') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an invoice cannot be changed' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER invoices_are_final BEFORE UPDATE OR DELETE ON invoice
  FOR EACH ROW EXECUTE FUNCTION refuse_changed_invoices();
