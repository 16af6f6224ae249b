-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "invitation" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "person_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "seniority" BIGSERIAL NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "board_team" (
    "board" TEXT NOT NULL,
    "place" SMALLINT NOT NULL,
    "team_id" TEXT NOT NULL,
    "credit_nanos" BIGINT NOT NULL,

    CONSTRAINT "board_team_pkey" PRIMARY KEY ("board","place")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_name_key_key" ON "team"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "team_invitation_key" ON "team"("invitation");

-- CreateIndex
CREATE INDEX "team_member_team_id_seniority_idx" ON "team_member"("team_id", "seniority");

-- CreateIndex
CREATE INDEX "board_team_team_id_idx" ON "board_team"("team_id");

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_team" ADD CONSTRAINT "board_team_board_fkey" FOREIGN KEY ("board") REFERENCES "board"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_team" ADD CONSTRAINT "board_team_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
