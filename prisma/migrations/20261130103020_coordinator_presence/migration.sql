-- Unlogged: it is rewritten twice a second, and what is lost in a crash is what every coordinator says again at once.
CREATE UNLOGGED TABLE "coordinator_presence" (
    "coordinator" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "alone" BOOLEAN NOT NULL,
    "fleet" JSONB NOT NULL,
    "jobs" JSONB NOT NULL,

    CONSTRAINT "coordinator_presence_pkey" PRIMARY KEY ("coordinator")
);
