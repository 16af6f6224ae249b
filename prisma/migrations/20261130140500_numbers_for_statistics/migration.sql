-- AlterTable
ALTER TABLE "profile" ADD COLUMN     "no" SERIAL NOT NULL;

-- AlterTable
ALTER TABLE "team" ADD COLUMN     "no" SERIAL NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "profile_no_key" ON "profile"("no");

-- CreateIndex
CREATE UNIQUE INDEX "team_no_key" ON "team"("no");
