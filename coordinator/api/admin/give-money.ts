import { accounts, transfer } from "#core/ledger/ledger";
import { type AdminCustomer, GrantMoneyInput } from "#protocol/api/admin";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import { writePosting } from "../../store/write-posting";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { customerView } from "./list-customers";

/** Gives a customer money from the city. */
export async function giveMoney({ ctx, input }: Call<unknown>): Promise<AdminCustomer> {
  requireAdmin(ctx, "giveMoney");
  const { customerId, amount, note } = parseInput(GrantMoneyInput, input);
  const nanos = dollarNanos(amount);
  if (nanos === 0) throw invalidInput([{ path: "amount", fault: { kind: "no-amount" } }]);
  const { prisma } = handle();
  const person = await prisma.person.findUnique({ where: { id: customerId, deletedAt: null } });
  if (!person) throw refuse("no-such-person", { personId: customerId });
  await prisma.$transaction(async (tx) => {
    const way = { from: accounts.grants, to: accounts.gift(customerId) };
    await writePosting(tx, transfer({ kind: "gift", subject: customerId, note }, way, nanos));
    await tx.job.updateMany({ where: { customerId, state: { in: ["running", "paused"] } }, data: { vouched: true } });
    await audit(tx, ctx, "money.given", customerId, { nanos, note });
  });
  return customerView(customerId);
}
