import { accounts } from "#core/ledger/ledger";
import { PageInput, type Statement } from "#protocol/api/account";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { ledgerLines } from "../ledger-lines";
import { parseInput } from "../parse-input";

/** Every movement of the caller's own money and of their devices' credit, newest first. */
export async function getStatement({ ctx, input }: Call<unknown>): Promise<Statement> {
  const person = requirePerson(ctx);
  const page = parseInput(PageInput, input);
  const devices = await handle().prisma.device.findMany({ where: { ownerId: person.id }, select: { id: true } });
  const own = [
    accounts.customer(person.id),
    accounts.gift(person.id),
    accounts.owed(person.id),
    ...devices.map((device) => accounts.device(device.id)),
  ];
  return ledgerLines(page, own, ctx.language);
}
