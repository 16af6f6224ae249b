import { ListThanksInput, type ThanksList } from "#protocol/api/thanks";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { queryByPrisma } from "../../store/query";
import { readThanks, thanksView } from "../../thanks/read-thanks";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** What customers wrote to the caller's household. */
export async function listThanks({ ctx, input }: Call<unknown>): Promise<ThanksList> {
  const { id } = requirePerson(ctx);
  const { before } = parseInput(ListThanksInput, input);
  const limit = LIMITS.MAX_THANKS_SHOWN;
  const place = { limit: limit + 1, ...(before !== undefined && { before }) };
  const rows = await readThanks(queryByPrisma(handle().prisma), { column: "owner_id", value: id }, place);
  const shown = rows.slice(0, limit);
  return { thanks: shown.map(thanksView), next: rows.length > limit ? (shown.at(-1)?.no ?? null) : null };
}
