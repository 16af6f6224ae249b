-- CreateTable
CREATE TABLE "held_inputs" (
    "device_id" TEXT NOT NULL,
    "inputs" BYTEA NOT NULL,
    "written_by" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "held_inputs_pkey" PRIMARY KEY ("device_id")
);

-- CreateIndex
CREATE INDEX "held_inputs_written_at_idx" ON "held_inputs"("written_at");

-- AddForeignKey
ALTER TABLE "held_inputs" ADD CONSTRAINT "held_inputs_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE CASCADE ON UPDATE CASCADE;
