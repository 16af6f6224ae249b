import { SetAbsenceLettersInput } from "#protocol/api/household";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

export async function setAbsenceLetters({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { on } = parseInput(SetAbsenceLettersInput, input);
  const { language = "en" } = ctx;
  const { prisma } = handle();
  const wanted = { language, wantedAt: new Date() };
  if (on) await prisma.absenceLetters.upsert({ where: { personId }, create: { personId, ...wanted }, update: wanted });
  else await prisma.absenceLetters.updateMany({ where: { personId }, data: { wantedAt: null } });
  return {};
}
