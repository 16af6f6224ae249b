-- CreateTable
CREATE TABLE "setting_change" (
    "no" SERIAL NOT NULL,
    "setting" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "holds_from" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "setting_change_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "setting_taken_back" (
    "change_no" INTEGER NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_back_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "setting_taken_back_pkey" PRIMARY KEY ("change_no")
);

-- CreateIndex
CREATE INDEX "setting_change_setting_holds_from_no_idx" ON "setting_change"("setting", "holds_from" DESC, "no" DESC);

-- CreateIndex
CREATE INDEX "setting_change_made_at_idx" ON "setting_change"("made_at");

-- What has held is never rewritten; only the words of an admin whose account is deleted go.
CREATE FUNCTION only_add_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.reason = '' AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
END $$;
CREATE TRIGGER setting_change_only_added BEFORE UPDATE OR DELETE ON "setting_change"
  FOR EACH ROW EXECUTE FUNCTION only_add_settings();
CREATE TRIGGER setting_taken_back_only_added BEFORE UPDATE OR DELETE ON "setting_taken_back"
  FOR EACH ROW EXECUTE FUNCTION only_add_settings();
