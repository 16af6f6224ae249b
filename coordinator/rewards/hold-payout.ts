import { accounts, balanced } from "#core/ledger/ledger";
import { takeFrom } from "#core/rewards/redeemable";
import { dollarText } from "#protocol/text/dollar-nanos";
import { refuse } from "../refusals/refuse";
import { insertPostings } from "../store/insert-postings";
import { lockAccounts } from "../store/lock-accounts";
import type { Query } from "../store/query";
import { insertPayout, type NewPayout } from "./insert-payout";
import { noteChangedEarnings } from "./note-changed-earnings";
import { readEarnings } from "./read-earnings";

/** Sets the amount aside, from the devices that earned it, or refuses it if there is not so much to redeem. */
export async function holdPayout(query: Query, payout: NewPayout): Promise<void> {
  const { id, personId, amountNanos } = payout;
  const { redeemable, deviceIds } = await readEarnings(query, personId, { lock: true });
  const lines = takeFrom(redeemable, amountNanos);
  if (!lines) throw refuse("not-enough-credit", { free: dollarText(Math.max(0, redeemable.freeNanos)) });
  await insertPayout(query, payout);
  const columns = [
    lines.map((line) => line.deviceNo),
    lines.map((line) => line.jobNo),
    lines.map((line) => line.amountNanos),
  ];
  await query(INSERT_LINES, [id, ...columns]);
  await noteChangedEarnings(query, lines);
  const entries = lines.map((line) => ({
    account: accounts.device(deviceIds.get(line.deviceNo) ?? ""),
    amountNanos: -line.amountNanos,
  }));
  entries.push({ account: accounts.payout(id), amountNanos });
  await lockAccounts(
    query,
    entries.map(({ account }) => account),
  );
  await insertPostings(query, [balanced({ kind: "payout", subject: id, step: "held", entries })]);
}

const INSERT_LINES = `
WITH lines AS (
  INSERT INTO payout_line (payout_id, device_no, job_no, amount_nanos)
  SELECT $1, * FROM unnest($2::int[], $3::int[], $4::bigint[]) RETURNING device_no, job_no, amount_nanos
)
UPDATE device_earning AS e SET redeemed_nanos = redeemed_nanos + lines.amount_nanos FROM lines
WHERE e.device_no = lines.device_no AND e.job_no = lines.job_no`;
