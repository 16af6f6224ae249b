-- CreateTable
CREATE TABLE "storage_connection" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "bucket" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "path_style" BOOLEAN NOT NULL,
    "read_only" BOOLEAN NOT NULL,
    "requester_pays" BOOLEAN NOT NULL,
    "sealed_keys" BYTEA NOT NULL,
    "checks" JSONB,
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "storage_connection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "storage_connection_owner_name_key" ON "storage_connection"("owner", "name");
