import { MonthInput } from "#protocol/api/months";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { statementPaper } from "../../paper/statement-paper";
import { readMonth } from "../../statements/read-month";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** The caller's month, to be filed. */
export async function pdfMonth({ ctx, input }: Call<unknown>): Promise<Uint8Array> {
  const person = requirePerson(ctx);
  const { month } = parseInput(MonthInput, input);
  const { pool, papers, config } = handle();
  const read = await readMonth(pool, person.id, month);
  return papers.print(person.id, statementPaper(read, month, { city: config.cityName, person }, ctx.language ?? "en"));
}
