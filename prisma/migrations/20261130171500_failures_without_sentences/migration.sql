-- Devices sent sentences about failures, with the facts that a row has anyway. The words of programs and engines stay; the
-- sentences are made where they are read.
UPDATE "replica" SET "message" = regexp_replace("message", '^It ended with exit code [0-9]+\.( The end of its standard output: )?', '')
  WHERE "failure" = 'exit' AND "message" LIKE 'It ended with exit code %';
UPDATE "replica" SET "message" = '' WHERE "failure" IN ('output', 'memory', 'fuel', 'time') AND "message" <> '';
UPDATE "replica" SET "message" = CASE
    WHEN "message" = 'It threw an exception that it did not catch.' THEN 'uncaught-exception'
    WHEN "message" = 'It asked its host for an amount of work that is no number.' THEN 'uncountable-work'
    WHEN "message" LIKE 'Its stack overflowed: %' THEN regexp_replace("message", '^Its stack overflowed: (.*)\.$', 'RangeError: \1')
    WHEN "message" LIKE 'It was ended by %' THEN regexp_replace("message", '^It was ended by (.*)\.$', '\1')
    ELSE regexp_replace("message", E'^It trapped: ([^\n]*)\\.(\n|$)', '\1\2')
  END
  WHERE "failure" = 'trap' AND "message" LIKE 'It%';
UPDATE "replica" SET "message" = CASE
    WHEN "message" = 'The function gave nothing: return bytes, text or JSON (null stands for nothing).' THEN 'no-output'
    WHEN "message" = 'The module has no default export that is a function: write `export default (input, ctx) => …`.' THEN 'no-function'
    WHEN "message" = 'It threw something that cannot be shown.' THEN 'unshowable'
    WHEN "message" = 'The program broke the sandbox''s message protocol and was stopped.' THEN 'broken-protocol'
    ELSE regexp_replace("message", '^It threw (.*)\.$', 'Uncaught \1')
  END
  WHERE "failure" = 'error' AND ("message" LIKE 'The %' OR "message" LIKE 'It threw %');
