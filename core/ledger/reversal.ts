import type { DeviceId, JobId } from "../ids";
import { accounts, balanced, type PostingDraft } from "./ledger";

/** What a unit cost that one device alone had answered. */
export interface LoneCharge {
  deviceId: DeviceId;
  priceNanos: number;
  creditNanos: number;
}

/** The price of answers that are no longer believed goes back to the job's hold, from who had got it. */
export function reversal(jobId: JobId, charges: readonly LoneCharge[]): PostingDraft | undefined {
  const entries = charges.flatMap(({ deviceId, priceNanos, creditNanos }) => [
    { account: accounts.hold(jobId), amountNanos: priceNanos },
    { account: accounts.device(deviceId), amountNanos: -creditNanos },
    { account: accounts.revenue, amountNanos: creditNanos - priceNanos },
  ]);
  const units = charges.length === 1 ? "1 unit is" : `${charges.length} units are`;
  const posting = balanced({ kind: "reversal", subject: jobId, about: `${units} computed again`, entries });
  return posting.entries.length > 0 ? posting : undefined;
}
