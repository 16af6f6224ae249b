import type { DeviceId, JobId } from "../ids";
import { accounts, balanced, type PostingDraft } from "./ledger";

/** The charge for a unit. */
export interface UnitCharge {
  /** Who earned `creditNanos` each. */
  earners: readonly DeviceId[];
  priceNanos: number;
  creditNanos: number;
}

/** Returns the price of answers that are no longer trusted to the job's hold, from those who received it. */
export function reversal(jobId: JobId, charges: readonly UnitCharge[]): PostingDraft | undefined {
  const entries = charges.flatMap(({ earners, priceNanos, creditNanos }) => [
    { account: accounts.hold(jobId), amountNanos: priceNanos },
    ...earners.map((deviceId) => ({ account: accounts.device(deviceId), amountNanos: -creditNanos })),
    { account: accounts.revenue, amountNanos: creditNanos * earners.length - priceNanos },
  ]);
  const posting = balanced({ kind: "reversal", subject: jobId, units: charges.length, entries });
  return posting.entries.length > 0 ? posting : undefined;
}
