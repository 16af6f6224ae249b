-- What devices get of a job is its spec; what a program did to a sandbox is a crash. The data stay as they are.
ALTER TABLE "job" RENAME COLUMN "sheet" TO "spec";
ALTER TABLE "box_death" RENAME TO "sandbox_crash";
ALTER TABLE "sandbox_crash" RENAME CONSTRAINT "box_death_pkey" TO "sandbox_crash_pkey";
