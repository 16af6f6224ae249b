import { EndLettersInput } from "#protocol/api/household";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Its answer does not reveal whether somebody has such letters, or an account. */
export async function endAbsenceLetters({ input }: Call<unknown>): Promise<Record<string, never>> {
  const { token } = parseInput(EndLettersInput, input);
  const { prisma, signatures } = handle();
  const personId = signatures.readLetterToken(token);
  if (personId === undefined) throw refuse("no-such-letter");
  await prisma.absenceLetters.updateMany({ where: { personId }, data: { wantedAt: null } });
  return {};
}
