-- Ends the statement that calls it. A statement over many rows has no other way to refuse itself for what it found.
CREATE FUNCTION refuse(why text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RAISE EXCEPTION '%', why USING ERRCODE = 'check_violation';
END $$;

-- What was settled and spent when a job ended is final: its hold has gone back to the customer.
CREATE FUNCTION refuse_work_after_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'job % is over', OLD.id USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER ended_jobs_are_final BEFORE UPDATE ON job FOR EACH ROW
  WHEN (OLD.state IN ('finished', 'cancelled') AND (NEW.agreed, NEW.failed, NEW.spent_nanos, NEW.state)
    IS DISTINCT FROM (OLD.agreed, OLD.failed, OLD.spent_nanos, OLD.state))
  EXECUTE FUNCTION refuse_work_after_the_end();
