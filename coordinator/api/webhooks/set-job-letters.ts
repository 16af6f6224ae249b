import { SetJobLettersInput } from "#protocol/api/webhooks";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

export async function setJobLetters({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const owner = requirePerson(ctx).id;
  const { on } = parseInput(SetJobLettersInput, input);
  const { prisma } = handle();
  const { language = "en" } = ctx;
  if (on) await prisma.jobLetters.upsert({ where: { owner }, create: { owner, language }, update: { language } });
  else await prisma.jobLetters.deleteMany({ where: { owner } });
  return {};
}
