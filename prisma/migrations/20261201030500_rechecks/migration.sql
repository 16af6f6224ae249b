-- How often the job was opened again because results of it were in doubt.
ALTER TABLE "job" ADD COLUMN "rechecks" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "doubted_device" (
    "device_no" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "doubted_device_pkey" PRIMARY KEY ("device_no")
);

CREATE INDEX "doubted_device_at_idx" ON "doubted_device"("at");

CREATE TABLE "doubted_job" (
    "job_no" INTEGER NOT NULL,
    "device_no" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "doubted_job_pkey" PRIMARY KEY ("job_no", "device_no")
);

CREATE TABLE "recheck" (
    "job_no" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "units" INTEGER[],
    "left_in_doubt" INTEGER NOT NULL DEFAULT 0,
    "charged_nanos" BIGINT NOT NULL DEFAULT 0,
    "granted_nanos" BIGINT NOT NULL DEFAULT 0,
    "returned_nanos" BIGINT,

    CONSTRAINT "recheck_pkey" PRIMARY KEY ("job_no", "number")
);

CREATE INDEX "recheck_at_idx" ON "recheck"("at");

-- What was settled and spent when a job ended is final, unless a recheck opens it again.
DROP TRIGGER ended_jobs_are_final ON job;
CREATE TRIGGER ended_jobs_are_final BEFORE UPDATE ON job FOR EACH ROW
  WHEN (OLD.state IN ('finished', 'cancelled') AND (NEW.agreed, NEW.failed, NEW.spent_nanos, NEW.state)
    IS DISTINCT FROM (OLD.agreed, OLD.failed, OLD.spent_nanos, OLD.state)
    AND NOT (OLD.state = 'finished' AND NEW.state = 'running' AND NEW.rechecks = OLD.rechecks + 1))
  EXECUTE FUNCTION refuse_work_after_the_end();

-- That a job is opened again is told like its end.
CREATE OR REPLACE FUNCTION tell_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told text := CASE WHEN NEW.rechecks > OLD.rechecks THEN 'job.rechecking' ELSE 'job.' || NEW.state END;
  facts jsonb := jsonb_build_object('jobId', NEW.id, 'name', NEW.name, 'state', NEW.state, 'reason', NEW.state_reason,
    'units', NEW.units, 'agreed', NEW.agreed, 'failed', NEW.failed, 'spentNanos', NEW.spent_nanos)
    || CASE WHEN NEW.rechecks = 0 THEN '{}' ELSE jsonb_build_object('rechecked', (
      SELECT coalesce(sum(cardinality(units)), 0) FROM recheck WHERE job_no = NEW.no AND number = NEW.rechecks)) END;
BEGIN
  INSERT INTO delivery (id, owner, webhook_id, kind, facts)
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), NEW.customer_id, w.id, told, facts
    FROM webhook AS w WHERE w.owner = NEW.customer_id;
  INSERT INTO delivery (id, owner, kind, facts)
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), NEW.customer_id, told, facts
    FROM job_letters AS l WHERE l.owner = NEW.customer_id;
  RETURN NULL;
END $$;

DROP TRIGGER job_told ON job;
CREATE TRIGGER job_told AFTER UPDATE OF state ON job FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND (NEW.state <> 'running' OR NEW.rechecks > OLD.rechecks)
    AND coalesce(NEW.state_reason ->> 'kind', '') <> 'paused-by-hand')
  EXECUTE FUNCTION tell_of_job();
