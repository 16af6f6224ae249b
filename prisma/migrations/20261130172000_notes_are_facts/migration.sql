-- Notes about programs were sentences. Every sentence of earlier versions becomes its facts.
ALTER TABLE "program" ADD COLUMN "facts" JSONB NOT NULL DEFAULT '[]';
UPDATE "program" SET "facts" = coalesce((
  SELECT jsonb_agg(fact ORDER BY at) FROM (
    SELECT at, CASE
      WHEN note = 'JavaScript module with a default export.' THEN jsonb_build_object('kind', 'module')
      WHEN note LIKE 'It is too large, or nested too deeply%' THEN jsonb_build_object('kind', 'not-searched')
      WHEN note LIKE 'It uses **,%' THEN jsonb_build_object('kind', 'powers')
      WHEN note LIKE 'WASI command with %' THEN jsonb_build_object(
        'kind', 'command',
        'functions', replace(substring(note FROM 'with ([0-9,]+) functions'), ',', '')::int,
        'memoryMib', substring(note FROM 'functions, ([0-9.]+) MiB')::numeric)
      WHEN note = 'It imports nothing.' THEN jsonb_build_object('kind', 'imports', 'names', '[]'::jsonb)
      WHEN note LIKE 'It imports %' THEN jsonb_build_object(
        'kind', 'imports', 'names', to_jsonb(string_to_array(substring(note FROM '^It imports (.*)[.]$'), ', ')))
    END AS fact
    FROM unnest("notes") WITH ORDINALITY AS said (note, at)
  ) AS known WHERE fact IS NOT NULL), '[]');
ALTER TABLE "program" DROP COLUMN "notes";
ALTER TABLE "program" RENAME COLUMN "facts" TO "notes";
ALTER TABLE "program" ALTER COLUMN "notes" DROP DEFAULT;
