-- What a coordinator's term may spend of a job, and what it has settled of it that is not yet added to the job's row. Its
-- commit groups write no row that another coordinator's write as well.
CREATE TABLE "job_part" (
    "job_no" INTEGER NOT NULL,
    "term" TEXT NOT NULL,
    "budget_nanos" BIGINT NOT NULL DEFAULT 0,
    "spent_nanos" BIGINT NOT NULL DEFAULT 0,
    "agreed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "fuel" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "job_part_pkey" PRIMARY KEY ("job_no","term"),
    CONSTRAINT "within_its_part" CHECK ("spent_nanos" <= "budget_nanos")
) WITH (fillfactor = 50);

CREATE INDEX "job_part_term_idx" ON "job_part"("term");

CREATE TABLE "revenue_part" (
    "term" TEXT NOT NULL,
    "nanos" BIGINT NOT NULL,

    CONSTRAINT "revenue_part_pkey" PRIMARY KEY ("term")
) WITH (fillfactor = 50);

-- A job that has ended has no parts, and gets none: whoever ends it waits for those who begin one, and they for it.
CREATE FUNCTION refuse_parts_after_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM job WHERE no = NEW.job_no AND state NOT IN ('finished', 'cancelled') FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'job % is over', NEW.job_no USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER ended_jobs_have_no_parts BEFORE INSERT ON job_part FOR EACH ROW EXECUTE FUNCTION refuse_parts_after_the_end();

-- What a job's row says, and what its parts add to that.
CREATE VIEW job_total AS
SELECT job.no, job.agreed + coalesce(part.agreed, 0) AS agreed, job.failed + coalesce(part.failed, 0) AS failed,
  job.reopened + coalesce(part.reopened, 0) AS reopened, job.fuel + coalesce(part.fuel, 0) AS fuel,
  job.spent_nanos + coalesce(part.spent_nanos, 0) AS spent_nanos
FROM job LEFT JOIN LATERAL (
  SELECT sum(agreed)::int AS agreed, sum(failed)::int AS failed, sum(reopened)::int AS reopened, sum(fuel)::bigint AS fuel,
    sum(spent_nanos)::bigint AS spent_nanos
  FROM job_part WHERE job_no = job.no
) AS part ON true;

-- The same for accounts: the parts of a job are paid of its hold, and the city's income has parts of its own.
CREATE VIEW account_total AS
SELECT id, kind, balance_nanos + coalesce(CASE
  WHEN kind = 'hold' THEN -(SELECT sum(spent_nanos) FROM job_part WHERE job_no = (SELECT no FROM job WHERE job.id = substr(account.id, 6)))
  WHEN id = 'city:revenue' THEN (SELECT sum(nanos) FROM revenue_part)
END, 0)::bigint AS balance_nanos
FROM ledger_account AS account;

INSERT INTO ledger_account (id, kind) VALUES ('city:revenue', 'city') ON CONFLICT DO NOTHING;
