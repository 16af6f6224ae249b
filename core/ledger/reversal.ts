import type { DeviceId, JobId } from "../ids";
import { accounts, balanced, type PostingDraft } from "./ledger";

/** The charge for a unit that a single device had answered. */
export interface LoneCharge {
  deviceId: DeviceId;
  priceNanos: number;
  creditNanos: number;
}

/** Returns the price of answers that are no longer trusted to the job's hold, from those who received it. */
export function reversal(jobId: JobId, charges: readonly LoneCharge[]): PostingDraft | undefined {
  const entries = charges.flatMap(({ deviceId, priceNanos, creditNanos }) => [
    { account: accounts.hold(jobId), amountNanos: priceNanos },
    { account: accounts.device(deviceId), amountNanos: -creditNanos },
    { account: accounts.revenue, amountNanos: creditNanos - priceNanos },
  ]);
  const posting = balanced({ kind: "reversal", subject: jobId, units: charges.length, entries });
  return posting.entries.length > 0 ? posting : undefined;
}
