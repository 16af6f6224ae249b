-- CreateTable
CREATE TABLE "profile" (
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "on_boards" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "refused_name" (
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refused_name_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "device_work" (
    "period" TEXT NOT NULL,
    "device_no" INTEGER NOT NULL,
    "credit_nanos" BIGINT NOT NULL,

    CONSTRAINT "device_work_pkey" PRIMARY KEY ("period","device_no")
);

-- CreateTable
CREATE TABLE "work_mark" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "posting_id" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "work_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "board" (
    "name" TEXT NOT NULL,
    "monday" TEXT,
    "listed" INTEGER NOT NULL,
    "unlisted" INTEGER NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "board_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "board_row" (
    "board" TEXT NOT NULL,
    "place" SMALLINT NOT NULL,
    "person_id" TEXT NOT NULL,
    "credit_nanos" BIGINT NOT NULL,

    CONSTRAINT "board_row_pkey" PRIMARY KEY ("board","place")
);

-- CreateIndex
CREATE UNIQUE INDEX "profile_name_key_key" ON "profile"("name_key");

-- CreateIndex
CREATE INDEX "board_row_person_id_idx" ON "board_row"("person_id");

-- AddForeignKey
ALTER TABLE "profile" ADD CONSTRAINT "profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_row" ADD CONSTRAINT "board_row_board_fkey" FOREIGN KEY ("board") REFERENCES "board"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_row" ADD CONSTRAINT "board_row_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The single row.
INSERT INTO "work_mark" DEFAULT VALUES;
