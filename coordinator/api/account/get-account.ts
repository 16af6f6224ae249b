import { accounts } from "#core/ledger/ledger";
import type { Account } from "#protocol/api/account";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

/** Who the caller is, their balance, what is on hold for their jobs, and what their household's devices have earned. */
export async function getAccount({ ctx }: Call<unknown>): Promise<Account> {
  const person = requirePerson(ctx);
  const { prisma, config, post } = handle();
  const own = [accounts.customer(person.id), accounts.gift(person.id)];
  const [balances, jobs, devices, earnings, { emailVerified, welcomedAt, twoFactorEnabled }] = await Promise.all([
    prisma.ledgerAccount.findMany({ where: { id: { in: own } } }),
    prisma.job.findMany({
      where: { customerId: person.id, state: { in: ["running", "paused"] } },
      select: { id: true },
    }),
    prisma.device.findMany({
      where: { ownerId: person.id, removedAt: null },
      orderBy: { lastSeenAt: "desc" },
      take: LIMITS.MAX_DEVICES_PER_HOUSEHOLD,
    }),
    // Including removed devices.
    prisma.device.aggregate({ where: { ownerId: person.id }, _sum: { creditNanos: true } }),
    prisma.person.findUniqueOrThrow({
      where: { id: person.id },
      select: { emailVerified: true, welcomedAt: true, twoFactorEnabled: true },
    }),
  ]);
  const [held, earned] = await Promise.all([
    prisma.ledgerAccount.findMany({ where: { id: { in: jobs.map((job) => accounts.hold(job.id)) } } }),
    prisma.ledgerAccount.findMany({ where: { id: { in: devices.map((device) => accounts.device(device.id)) } } }),
  ]);
  const credit = new Map(earned.map((account) => [account.id, Number(account.balanceNanos)]));
  return {
    ...person,
    balanceNanos: balances.reduce((sum, account) => sum + Number(account.balanceNanos), 0),
    giftNanos: Number(balances.find(({ id }) => id === accounts.gift(person.id))?.balanceNanos ?? 0),
    heldNanos: held.reduce((sum, account) => sum + Number(account.balanceNanos), 0),
    creditNanos: Number(earnings._sum.creditNanos ?? 0),
    emailVerified,
    secondFactor: twoFactorEnabled,
    welcome:
      welcomedAt === null
        ? { nanos: config.welcomeNanos, waitsFor: post.isOpen && !emailVerified ? "email" : "admin" }
        : null,
    devices: devices.map(({ id, label, name, cores, agreed, lastSeenAt }) => ({
      id,
      label,
      name,
      cores,
      agreed,
      creditNanos: credit.get(accounts.device(id)) ?? 0,
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  };
}
