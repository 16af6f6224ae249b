import type { Prisma } from "#prisma/generated/client";
import type { CustomerRecord } from "#protocol/api/vetting";
import { customerView } from "../list-customers";

/** What a moderator knows of a customer: how their jobs ended. */
export async function customerRecord(tx: Prisma.TransactionClient, customerId: string): Promise<CustomerRecord> {
  const ended = (kind: string) =>
    tx.job.count({ where: { customerId, stateReason: { path: ["kind"], equals: kind }, state: "cancelled" } });
  const [view, finishedJobs, refusedJobs, stoppedJobs] = await Promise.all([
    customerView(customerId),
    tx.job.count({ where: { customerId, state: "finished", agreed: { gt: 0 } } }),
    ended("refused-in-review"),
    ended("stopped-by-admin"),
  ]);
  return { ...view, finishedJobs, refusedJobs, stoppedJobs };
}
