import { accounts, balanced, transfer } from "#core/ledger/ledger";
import { BEFORE, type PayoutState } from "#core/rewards/payout-state";
import { insertPostings } from "../store/insert-postings";
import { lockAccounts } from "../store/lock-accounts";
import type { Query } from "../store/query";
import { noteChangedEarnings } from "./note-changed-earnings";

/** Whose payouts are changed, of those whose state allows it: one of them, a person's, or a batch's. */
export type Which = { payoutId: string; personId?: string } | { personId: string } | { batchId: string };

interface Changed {
  id: string;
  person_id: string | null;
  partner_id: string | null;
  amount: bigint | string;
  was: PayoutState;
}

interface Line {
  deviceNo: number;
  jobNo: number;
  device: string;
  amount: bigint | string;
}

type End = "withdrawn" | "refused" | "paid" | "approved";

/**
 * The change is a condition of its own statement, whatever else goes on at the same time: of several that would change
 * a payout, the first one does, and the others find nothing.
 */
async function change(query: Query, which: Which, state: End, reason: string | null = null): Promise<Changed[]> {
  return query<Changed>(CHANGE, [
    "payoutId" in which ? which.payoutId : null,
    "personId" in which ? (which.personId ?? null) : null,
    "batchId" in which ? which.batchId : null,
    state,
    [...BEFORE[state]],
    reason,
  ]);
}

export const approvePayouts = (query: Query, batchId: string) => change(query, { batchId }, "approved");

/** Gives the credit back to the devices or the partner that earned it. Returns how many payouts that were. */
export async function returnPayouts(
  query: Query,
  which: Which,
  state: "withdrawn" | "refused",
  reason?: string,
): Promise<number> {
  const changed = await change(query, which, state, reason);
  for (const { id, amount, partner_id, was } of changed) {
    if (was === "paid") {
      const what = { kind: "payout", subject: id, step: "bounced" } as const;
      await insertPostings(query, [
        transfer(what, { from: accounts.paidOut, to: accounts.payout(id) }, Number(amount)),
      ]);
    }
    if (partner_id !== null) {
      await giveBackToPartner(query, id, partner_id, Number(amount));
      continue;
    }
    const lines = await query<Line>(GIVE_BACK, [id]);
    await noteChangedEarnings(query, lines);
    await lockAccounts(
      query,
      lines.map(({ device }) => accounts.device(device)),
    );
    const entries = lines.map((line) => ({ account: accounts.device(line.device), amountNanos: Number(line.amount) }));
    entries.push({ account: accounts.payout(id), amountNanos: -Number(amount) });
    await insertPostings(query, [balanced({ kind: "payout", subject: id, step: "returned", entries })]);
  }
  return changed.length;
}

async function giveBackToPartner(query: Query, payoutId: string, partnerId: string, amountNanos: number) {
  await query("UPDATE partner SET redeemed_nanos = redeemed_nanos - $2::bigint WHERE id = $1", [
    partnerId,
    amountNanos,
  ]);
  const between = { from: accounts.payout(payoutId), to: accounts.partner(partnerId) };
  await lockAccounts(query, Object.values(between));
  const returned = transfer({ kind: "payout", subject: payoutId, step: "returned" }, between, amountNanos);
  await insertPostings(query, [returned]);
}

/** `own-jobs`: the money stays in the city, as a gift to the household. */
export async function payPayouts(query: Query, batchId: string, kind: string): Promise<number> {
  const changed = await change(query, { batchId }, "paid");
  for (const { id, person_id, amount } of changed) {
    const to = kind === "own-jobs" && person_id !== null ? accounts.gift(person_id) : accounts.paidOut;
    const what = { kind: "payout", subject: id, step: "paid" } as const;
    await insertPostings(query, [transfer(what, { from: accounts.payout(id), to }, Number(amount))]);
  }
  return changed.length;
}

/** Who was to be paid is forgotten with the person, once it no longer matters. What was paid as a gift has left no bank. */
const CHANGE = `
UPDATE payout SET state = $4::payout_state, reason = coalesce($6, payout.reason),
  ended_at = CASE WHEN $4 = 'approved' THEN NULL ELSE now() END,
  payee = CASE WHEN person_id IS NULL AND $4 <> 'approved' THEN NULL ELSE payee END
FROM (
  SELECT id, state AS was FROM payout WHERE ($1::text IS NULL OR id = $1) AND ($2::text IS NULL OR person_id = $2)
    AND ($3::text IS NULL OR batch_id = $3) AND state = ANY($5::payout_state[])
    AND (state <> 'paid' OR EXISTS (SELECT FROM reward WHERE reward.id = reward_id AND kind <> 'own-jobs'))
  ORDER BY id FOR UPDATE
) AS old WHERE payout.id = old.id
RETURNING payout.id, person_id, partner_id, amount_nanos AS amount, was`;

const GIVE_BACK = `
WITH lines AS MATERIALIZED (
  SELECT e.device_no, e.job_no, l.amount_nanos FROM payout_line AS l JOIN device_earning AS e USING (device_no, job_no)
  WHERE payout_id = $1 ORDER BY device_no, job_no FOR UPDATE OF e
), back AS (
  UPDATE device_earning AS e SET redeemed_nanos = e.redeemed_nanos - lines.amount_nanos FROM lines
  WHERE e.device_no = lines.device_no AND e.job_no = lines.job_no
)
SELECT device_no AS "deviceNo", job_no AS "jobNo", device.id AS device, amount_nanos AS amount FROM lines JOIN device ON no = device_no`;
