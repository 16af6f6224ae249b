-- DropIndex
DROP INDEX "device_last_seen_at_idx";

-- CreateIndex
CREATE INDEX "device_last_seen_at_no_idx" ON "device"("last_seen_at", "no");

-- CreateIndex
CREATE INDEX "device_outvoted_no_idx" ON "device"("outvoted", "no");

-- CreateIndex
CREATE INDEX "device_state_last_seen_at_no_idx" ON "device"("state", "last_seen_at", "no");

-- CreateIndex
CREATE INDEX "device_state_outvoted_no_idx" ON "device"("state", "outvoted", "no");

-- Prisma's schema has no words for these two.
CREATE INDEX "device_removed_last_seen_at_idx" ON "device"("last_seen_at", "no") WHERE "removed_at" IS NOT NULL;

CREATE INDEX "device_removed_outvoted_idx" ON "device"("outvoted", "no") WHERE "removed_at" IS NOT NULL;
