import { MonthInput } from "#protocol/api/months";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { billingAddresses } from "../../invoices/billing-addresses";
import { statementPaper } from "../../paper/statement-paper";
import { readMonth } from "../../statements/read-month";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** The caller's month, to be filed. */
export async function pdfMonth({ ctx, input }: Call<unknown>): Promise<Uint8Array> {
  const person = requirePerson(ctx);
  const { month } = parseInput(MonthInput, input);
  const { pool, prisma, papers, config } = handle();
  const read = await readMonth(pool, person.id, month);
  const billing = (await billingAddresses(prisma, [person.id])).get(person.id);
  const whose = { city: config.cityName, person, billing };
  return papers.print(person.id, statementPaper(read, month, whose, ctx.language ?? "en"));
}
