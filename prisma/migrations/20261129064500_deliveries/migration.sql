CREATE TABLE "webhook" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "job_letters" (
    "owner" TEXT NOT NULL,

    CONSTRAINT "job_letters_pkey" PRIMARY KEY ("owner")
);

CREATE TABLE "delivery" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "webhook_id" TEXT,
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "problem" JSONB,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "webhook_owner_idx" ON "webhook"("owner");
CREATE INDEX "delivery_next_at_idx" ON "delivery"("next_at");
CREATE INDEX "delivery_owner_created_at_idx" ON "delivery"("owner", "created_at" DESC);
CREATE INDEX "delivery_created_at_idx" ON "delivery"("created_at");

-- What is to be told is written with the state that it tells of, whoever changes it: neither can be lost alone.
CREATE FUNCTION tell_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  facts jsonb := jsonb_build_object('jobId', NEW.id, 'name', NEW.name, 'state', NEW.state, 'reason', NEW.state_reason,
    'units', NEW.units, 'agreed', NEW.agreed, 'failed', NEW.failed, 'spentNanos', NEW.spent_nanos);
BEGIN
  INSERT INTO delivery (id, owner, webhook_id, kind, facts)
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), NEW.customer_id, w.id, 'job.' || NEW.state, facts
    FROM webhook AS w WHERE w.owner = NEW.customer_id;
  INSERT INTO delivery (id, owner, kind, facts)
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), NEW.customer_id, 'job.' || NEW.state, facts
    FROM job_letters AS l WHERE l.owner = NEW.customer_id;
  RETURN NULL;
END $$;

CREATE TRIGGER job_told AFTER UPDATE OF state ON job FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state <> 'running'
    AND coalesce(NEW.state_reason ->> 'kind', '') <> 'paused-by-hand')
  EXECUTE FUNCTION tell_of_job();
