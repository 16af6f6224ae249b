-- CreateTable
CREATE TABLE "pairing" (
    "code" TEXT NOT NULL,
    "device_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "network" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "pairing_device_id_idx" ON "pairing"("device_id");

-- CreateIndex
CREATE INDEX "pairing_expires_at_idx" ON "pairing"("expires_at");
