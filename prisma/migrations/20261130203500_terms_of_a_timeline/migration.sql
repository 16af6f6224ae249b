-- The history that this server continues. It is another one once a standby has become the primary.
CREATE FUNCTION wal_timeline() RETURNS text LANGUAGE sql VOLATILE AS
  $$ SELECT left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) $$;

-- With a default, because coordinators of the version before begin terms, too.
ALTER TABLE "coordinator" ADD COLUMN "timeline" TEXT NOT NULL DEFAULT wal_timeline();
