-- CreateTable
CREATE TABLE "partner" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "origins" TEXT[],
    "webhook_url" TEXT,
    "share_percent" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "tell_at" TIMESTAMPTZ(6),

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" TEXT NOT NULL,
    "partner_id" TEXT NOT NULL,
    "device_no" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "player" TEXT NOT NULL,
    "share_percent" SMALLINT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "credit_nanos" BIGINT NOT NULL DEFAULT 0,
    "shared_nanos" BIGINT NOT NULL DEFAULT 0,
    "counted" JSONB NOT NULL DEFAULT '{}',
    "count_at" TIMESTAMPTZ(6) DEFAULT CURRENT_TIMESTAMP,
    "untold" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "partner_owner_idx" ON "partner"("owner");

-- CreateIndex
CREATE INDEX "partner_tell_at_idx" ON "partner"("tell_at");

-- CreateIndex
CREATE INDEX "visit_partner_id_began_at_idx" ON "visit"("partner_id", "began_at" DESC);

-- CreateIndex
CREATE INDEX "visit_partner_id_ended_at_idx" ON "visit"("partner_id", "ended_at");

-- CreateIndex
CREATE INDEX "visit_partner_id_untold_idx" ON "visit"("partner_id", "untold");

-- CreateIndex
CREATE INDEX "visit_device_no_ended_at_idx" ON "visit"("device_no", "ended_at");

-- CreateIndex
CREATE INDEX "visit_count_at_idx" ON "visit"("count_at");

-- CreateIndex
CREATE INDEX "visit_began_at_idx" ON "visit"("began_at");

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
