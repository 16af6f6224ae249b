import { accounts } from "#core/ledger/ledger";
import type { DeletionPreview } from "#protocol/api/rights";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { getAccount } from "../get-account";

/** What the caller should know before they delete their account. */
export async function previewDeletion(call: Call<unknown>): Promise<DeletionPreview> {
  const { id } = requirePerson(call.ctx);
  const { prisma } = handle();
  const [account, money, owners, openJobs, jobs, devices, keys] = await Promise.all([
    getAccount(call),
    earnedAndAsked(id),
    prisma.person.count({ where: { role: "owner" } }),
    prisma.job.count({ where: { customerId: id, state: { in: ["running", "paused"] } } }),
    prisma.job.count({ where: { customerId: id } }),
    prisma.device.count({ where: { ownerId: id, removedAt: null } }),
    prisma.apiKey.count({ where: { referenceId: id } }),
  ]);
  const { balanceNanos, heldNanos, creditNanos, role } = account;
  const isOnlyOwner = role === "owner" && owners === 1;
  return { isOnlyOwner, openJobs, jobs, devices, keys, balanceNanos, heldNanos, creditNanos, ...money };
}

async function earnedAndAsked(personId: string) {
  const { prisma } = handle();
  const sites = await prisma.partner.findMany({ where: { owner: personId }, select: { id: true } });
  const where = { personId, state: { in: ["held" as const, "approved" as const] } };
  const [earned, payouts] = await Promise.all([
    prisma.ledgerAccount.aggregate({
      where: { id: { in: sites.map(({ id }) => accounts.partner(id)) } },
      _sum: { balanceNanos: true },
    }),
    prisma.payout.groupBy({ by: ["state"], where, _sum: { amountNanos: true } }),
  ]);
  const sumOf = (state: "held" | "approved") =>
    Number(payouts.find((one) => one.state === state)?._sum.amountNanos ?? 0);
  return {
    sitesNanos: Number(earned._sum.balanceNanos ?? 0),
    askedNanos: sumOf("held"),
    approvedNanos: sumOf("approved"),
  };
}
