-- AlterTable
ALTER TABLE "job" ADD COLUMN "forgotten_at" TIMESTAMPTZ(3),
ADD COLUMN "forgotten_units" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "plot_forgotten_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "job_forgotten_at_erased_at_idx" ON "job"("forgotten_at", "erased_at");

-- CreateIndex
CREATE INDEX "job_plot_forgotten_at_finished_at_idx" ON "job"("plot_forgotten_at", "finished_at");

-- By default a fifth of a table must be deleted before its space is used again: of a billion replicas too many.
ALTER TABLE "replica" SET (autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE "job_sample" SET (autovacuum_vacuum_scale_factor = 0.02);
