-- Why a job is paused or cancelled was a sentence; it is facts from here on. Sentences that were ever written by this
-- program become their kind, any other keeps its words.
ALTER TABLE "job" ALTER COLUMN "state_reason" TYPE JSONB USING CASE
  WHEN "state_reason" IS NULL THEN NULL
  WHEN "state_reason" = 'Paused by hand.' THEN '{"kind": "paused-by-hand"}'::jsonb
  WHEN "state_reason" = 'Cancelled by its customer.' THEN '{"kind": "cancelled-by-customer"}'::jsonb
  WHEN "state_reason" = 'The budget is spent. Add to it to go on; nothing is lost.' THEN '{"kind": "budget-spent"}'::jsonb
  WHEN "state_reason" = 'What is left of the budget is less than a unit costs. Add to it to go on; nothing is lost.'
    THEN '{"kind": "budget-too-small"}'::jsonb
  WHEN "state_reason" = 'The job''s inputs could not be read on the coordinator. Nothing is lost; resume it to try again.'
    THEN '{"kind": "inputs-unreadable"}'::jsonb
  WHEN "state_reason" LIKE 'Quarantined: the program ended the sandbox of three households'' devices%'
    THEN jsonb_build_object('kind', 'quarantined', 'program', "sheet" -> 'program' ->> 'hash')
  WHEN "state_reason" LIKE 'Stopped by the city: %'
    THEN jsonb_build_object('kind', 'stopped-by-admin', 'words', left(substr("state_reason", 22), 2000))
  WHEN "state_reason" ~ '^The first [0-9]{1,9} units all failed\.'
    THEN jsonb_build_object('kind', 'first-units-failed', 'units', substring("state_reason" FROM '[0-9]+')::int)
  WHEN "state_reason" LIKE '% So results cannot be checked, and the job waits.%'
    THEN jsonb_build_object('kind', 'comparison-failed', 'trouble',
      left(split_part("state_reason", ' So results cannot be checked, and the job waits.', 1), 2000))
  ELSE jsonb_build_object('kind', 'other', 'words', left("state_reason", 2000))
END;
