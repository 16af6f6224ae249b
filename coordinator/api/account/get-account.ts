import { accounts } from "#core/ledger/ledger";
import type { Account } from "#protocol/api/account";
import { handle } from "../../handle";
import { type Call, requirePerson } from "../context";

/** Who the caller is, what they may spend, what waits in their jobs, and what their household's devices have earned. */
export async function getAccount({ ctx }: Call<unknown>): Promise<Account> {
  const person = requirePerson(ctx);
  const { prisma } = handle();
  const [balance, jobs, devices] = await Promise.all([
    prisma.ledgerAccount.findUnique({ where: { id: accounts.customer(person.id) } }),
    prisma.job.findMany({
      where: { customerId: person.id, state: { in: ["running", "paused"] } },
      select: { id: true },
    }),
    prisma.device.findMany({ where: { ownerId: person.id }, select: { id: true } }),
  ]);
  const sumOf = async (ids: string[]) => {
    const sum = await prisma.ledgerAccount.aggregate({ where: { id: { in: ids } }, _sum: { balanceNanos: true } });
    return Number(sum._sum.balanceNanos ?? 0);
  };
  return {
    ...person,
    balanceNanos: Number(balance?.balanceNanos ?? 0),
    heldNanos: await sumOf(jobs.map((job) => accounts.hold(job.id))),
    creditNanos: await sumOf(devices.map((device) => accounts.device(device.id))),
  };
}
