-- CreateTable
CREATE TABLE "yearly_report" (
    "year" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "yearly_report_pkey" PRIMARY KEY ("year","edition")
);

-- What was published stays as it was published, whoever writes.
CREATE FUNCTION refuse_changed_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published report cannot be changed' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER reports_are_final BEFORE UPDATE OR DELETE ON yearly_report
  FOR EACH ROW EXECUTE FUNCTION refuse_changed_reports();
