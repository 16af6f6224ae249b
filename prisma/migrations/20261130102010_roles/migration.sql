-- Before there were roles, every admin could do everything.
UPDATE "person" SET "role" = 'owner' WHERE "role" = 'admin';
UPDATE "verification" SET "value" = ("value"::jsonb || '{"role": "owner"}')::text
  WHERE "identifier" LIKE 'admin-invitation:%';
