-- What a posting is about: facts instead of a sentence. What the sentences of earlier postings said is carried over.
ALTER TABLE "posting" ADD COLUMN "facts" JSONB NOT NULL DEFAULT '{}';

UPDATE "posting" SET "facts" = CASE
  WHEN "kind" IN ('charge', 'reversal')
    THEN jsonb_build_object('units', coalesce(substring("about" FROM '^(\d{1,9}) unit')::int, 0))
  WHEN "kind" = 'gift' AND "about" <> 'A welcome gift of the city' THEN jsonb_build_object('note', "about")
  WHEN "kind" = 'refund' AND "about" = 'The job has ended in the meantime' THEN '{"reason": "job-ended"}'
  WHEN "kind" = 'refund' THEN '{"reason": "left-over"}'
  WHEN "kind" = 'hold' AND "about" LIKE 'Budget of "%"'
    THEN jsonb_build_object('reason', 'submitted', 'name', substring("about" FROM '^Budget of "(.*)"$'))
  WHEN "kind" = 'hold' AND "about" LIKE 'Rest of the budget of "%"'
    THEN jsonb_build_object('reason', 'chain', 'name', substring("about" FROM '^Rest of the budget of "(.*)"$'))
  WHEN "kind" = 'hold' AND "about" = 'More budget for more units' THEN '{"reason": "more-units"}'
  WHEN "kind" = 'hold' THEN '{"reason": "more-budget"}'
  ELSE '{}'
END;

ALTER TABLE "posting" ALTER COLUMN "facts" DROP DEFAULT, DROP COLUMN "about";
