-- Who signed up so far was welcomed when they did.
ALTER TABLE "person" ADD COLUMN     "welcomed_at" TIMESTAMPTZ(3);
UPDATE "person" SET "welcomed_at" = "created_at";
CREATE INDEX "person_welcomed_at_idx" ON "person"("welcomed_at");
