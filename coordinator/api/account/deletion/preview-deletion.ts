import type { DeletionPreview } from "#protocol/api/rights";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { getAccount } from "../get-account";

/** What the caller should know before they delete their account. */
export async function previewDeletion(call: Call<unknown>): Promise<DeletionPreview> {
  const { id } = requirePerson(call.ctx);
  const { prisma } = handle();
  const [{ balanceNanos, heldNanos, creditNanos, role }, owners, openJobs, jobs, devices, keys] = await Promise.all([
    getAccount(call),
    prisma.person.count({ where: { role: "owner" } }),
    prisma.job.count({ where: { customerId: id, state: { in: ["running", "paused"] } } }),
    prisma.job.count({ where: { customerId: id } }),
    prisma.device.count({ where: { ownerId: id, removedAt: null } }),
    prisma.apiKey.count({ where: { referenceId: id } }),
  ]);
  const isOnlyOwner = role === "owner" && owners === 1;
  return { isOnlyOwner, openJobs, jobs, devices, keys, balanceNanos, heldNanos, creditNanos };
}
