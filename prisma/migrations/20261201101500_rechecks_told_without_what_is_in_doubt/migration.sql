-- A job is opened again before its doubtful results are taken back: what is told of it leaves them out.
CREATE OR REPLACE FUNCTION tell_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told text := CASE WHEN NEW.rechecks > OLD.rechecks THEN 'job.rechecking' ELSE 'job.' || NEW.state END;
  doubted record;
  facts jsonb;
BEGIN
  SELECT count(*) FILTER (WHERE failure IS NULL) AS agreed, count(*) FILTER (WHERE failure IS NOT NULL) AS failed,
      coalesce(sum(price_nanos), 0)::bigint AS nanos INTO doubted
    FROM recheck CROSS JOIN LATERAL unnest(units) AS of (unit) JOIN replica USING (job_no, unit)
    WHERE told = 'job.rechecking' AND job_no = NEW.no AND number = NEW.rechecks AND settles;
  facts := jsonb_build_object('jobId', NEW.id, 'name', NEW.name, 'state', NEW.state, 'reason', NEW.state_reason,
    'units', NEW.units, 'agreed', NEW.agreed - doubted.agreed, 'failed', NEW.failed - doubted.failed,
    'spentNanos', NEW.spent_nanos - doubted.nanos)
    || CASE WHEN NEW.rechecks = 0 THEN '{}' ELSE jsonb_build_object('rechecked', (
      SELECT coalesce(sum(cardinality(units)), 0) FROM recheck WHERE job_no = NEW.no AND number = NEW.rechecks)) END;
  INSERT INTO delivery (id, owner, webhook_id, kind, facts)
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), NEW.customer_id, w.id, told, facts
    FROM webhook AS w WHERE w.owner = NEW.customer_id;
  INSERT INTO delivery (id, owner, kind, facts)
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), NEW.customer_id, told, facts
    FROM job_letters AS l WHERE l.owner = NEW.customer_id;
  RETURN NULL;
END $$;
