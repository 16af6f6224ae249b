import type { CustomerId } from "#core/ids";
import { layersOf } from "#core/ledger/funding";
import { accounts, balanced, type HoldReason } from "#core/ledger/ledger";
import type { Prisma } from "#prisma/generated/client";
import { dollarText } from "#protocol/text/dollar-nanos";
import { refuse, refuseFields } from "../refusals/refuse";
import { lockMoney } from "./lock-money";
import { writePosting } from "./write-posting";

/**
 * Moves `amountNanos` of the customer's money to a job's hold, gifts first. The balances are locked first, so that two
 * jobs cannot get the same dollar.
 */
export async function holdMoney(
  tx: Prisma.TransactionClient,
  customerId: CustomerId,
  jobId: string,
  why: HoldReason,
  amountNanos: number,
): Promise<void> {
  const had = await lockMoney(tx, customerId);
  if (had.owedNanos > 0) throw refuse("owes-money", { owed: dollarText(had.owedNanos) });
  const free = had.paidNanos + had.giftNanos;
  if (free < amountNanos) throw await notEnough(tx, customerId, free, amountNanos);
  const giftNanos = Math.min(had.giftNanos, amountNanos);
  const paidNanos = amountNanos - giftNanos;
  const entries = [
    { account: accounts.gift(customerId), amountNanos: -giftNanos },
    { account: accounts.customer(customerId), amountNanos: -paidNanos },
    { account: accounts.hold(jobId), amountNanos },
  ];
  await writePosting(tx, balanced({ kind: "hold", subject: jobId, ...why, entries }));
  await writeLayers(tx, jobId, { giftNanos, paidNanos });
}

async function notEnough(tx: Prisma.TransactionClient, customerId: CustomerId, free: number, needed: number) {
  const { welcomedAt } = await tx.person.findUniqueOrThrow({ where: { id: customerId }, select: { welcomedAt: true } });
  const sums = { free: dollarText(free), needed: dollarText(needed) };
  const fields = [{ path: "budget", fault: { kind: "not-enough-money", ...sums } as const }];
  return refuseFields(fields, "not-enough-money", { ...sums, gift: welcomedAt === null });
}

/** A layer of the same kind as the last one makes that longer: a job whose budget was raised often has few. */
async function writeLayers(
  tx: Prisma.TransactionClient,
  jobId: string,
  amount: { giftNanos: number; paidNanos: number },
) {
  const last = await tx.jobFunding.findFirst({ where: { jobId }, orderBy: { fromNanos: "desc" } });
  for (const { fromNanos, uptoNanos, isPaid } of layersOf(Number(last?.uptoNanos ?? 0), amount)) {
    const longer = await tx.jobFunding.updateMany({
      where: { jobId, isPaid, uptoNanos: fromNanos },
      data: { uptoNanos },
    });
    if (longer.count === 0) await tx.jobFunding.create({ data: { jobId, fromNanos, uptoNanos, isPaid } });
  }
}
