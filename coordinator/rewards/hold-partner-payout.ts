import { accounts, transfer } from "#core/ledger/ledger";
import { dollarText } from "#protocol/text/dollar-nanos";
import { refuse } from "../refusals/refuse";
import { insertPostings } from "../store/insert-postings";
import { lockAccounts } from "../store/lock-accounts";
import type { Query } from "../store/query";
import { insertPayout, type NewPayout } from "./insert-payout";
import { readPartnerEarnings } from "./read-partner-earnings";
import { sumPartnerEarnings } from "./sum-partner-earnings";

/** Sets the amount aside of what the person's partner has earned, or refuses it if there is not so much to redeem. */
export async function holdPartnerPayout(query: Query, payout: NewPayout & { partnerId: string }): Promise<void> {
  const { id, personId, partnerId, amountNanos } = payout;
  if ((await query(OWN, [partnerId, personId])).length === 0) throw refuse("no-such-partner", { partnerId });
  while ((await sumPartnerEarnings(query, partnerId)) > 0);
  await query(LOCK, [partnerId]);
  const { freeNanos } = await readPartnerEarnings(query, partnerId);
  if (amountNanos > freeNanos) throw refuse("not-enough-credit", { free: dollarText(Math.max(0, freeNanos)) });
  await insertPayout(query, payout);
  await query("UPDATE partner SET redeemed_nanos = redeemed_nanos + $2::bigint WHERE id = $1", [
    partnerId,
    amountNanos,
  ]);
  const between = { from: accounts.partner(partnerId), to: accounts.payout(id) };
  await lockAccounts(query, Object.values(between));
  const held = transfer({ kind: "payout", subject: id, step: "held" }, between, amountNanos);
  await insertPostings(query, [held]);
}

const OWN = "SELECT FROM partner WHERE id = $1 AND owner = $2";

/** After the earnings: whoever moves a share locks them in this order. */
const LOCK = "SELECT FROM partner WHERE id = $1 FOR NO KEY UPDATE";
