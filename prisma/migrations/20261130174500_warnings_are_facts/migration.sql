-- Warnings about programs were sentences; those of earlier versions stay sentences until a program is checked again.
ALTER TABLE "program" ADD COLUMN "facts" JSONB NOT NULL DEFAULT '[]';
UPDATE "program" SET "facts" = coalesce((
  SELECT jsonb_agg(jsonb_build_object('kind', 'said', 'text', warning) ORDER BY at)
  FROM unnest("warnings") WITH ORDINALITY AS said (warning, at)), '[]');
ALTER TABLE "program" DROP COLUMN "warnings";
ALTER TABLE "program" RENAME COLUMN "facts" TO "warnings";
ALTER TABLE "program" ALTER COLUMN "warnings" DROP DEFAULT;
