-- How far a device is trusted, and whose neighbourhood it speaks from.
ALTER TABLE "device" ADD COLUMN     "network" TEXT,
ADD COLUMN     "streak" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "strikes" INTEGER NOT NULL DEFAULT 0;

-- Jobs of before keep their quorum.
ALTER TABLE "job" ADD COLUMN     "adaptive" BOOLEAN NOT NULL DEFAULT false;
