-- CreateTable
CREATE TABLE "chain" (
    "job_no" INTEGER NOT NULL,
    "source_no" INTEGER NOT NULL,
    "depth" INTEGER NOT NULL,
    "holds_at_start" BOOLEAN NOT NULL DEFAULT false,
    "next_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chain_pkey" PRIMARY KEY ("job_no")
);

-- CreateIndex
CREATE INDEX "chain_source_no_idx" ON "chain"("source_no");

-- CreateIndex
CREATE INDEX "chain_next_at_idx" ON "chain"("next_at");

-- A job that ends wakes those that wait for it, whoever ends it: neither is durable alone.
CREATE FUNCTION wake_chains() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE chain SET next_at = now() WHERE source_no = NEW.no;
  RETURN NULL;
END $$;

CREATE TRIGGER job_wakes_chains AFTER UPDATE OF state ON job FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state IN ('finished', 'cancelled'))
  EXECUTE FUNCTION wake_chains();
