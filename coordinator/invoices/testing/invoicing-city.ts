import { checkedVerbs } from "../../api/testing/checked-verbs";
import type { Context } from "../../auth/context";
import { type EarningCity, openEarningCity } from "../../rewards/testing/earning-city";

export interface InvoicingCity extends EarningCity {
  treasurer: Context;
  /** Whatever was posted just now was posted then. Later calls say later times. */
  date(at: string): Promise<void>;
  close(month: string): ReturnType<typeof checkedVerbs.closeMonth>;
  /** What the ledger says that this customer's jobs were charged in a month, less what came back. */
  ledgerOf(customerId: string, month: string): Promise<number>;
}

export const HST = { name: "HST", rateMillionths: 130_000, registration: "10734 8845 RT0001" };

export async function openInvoicingCity(): Promise<InvoicingCity> {
  const at = await openEarningCity();
  const { pool } = at.city.handle;
  const [, treasurer] = at.admins;
  return {
    ...{ ...at, treasurer },
    async date(moment) {
      await pool.query("UPDATE posting SET at = $1 WHERE at > now() - interval '1 hour'", [moment]);
    },
    close: (month) => checkedVerbs.closeMonth({ ctx: treasurer, input: { month } }),
    async ledgerOf(customerId, month) {
      const { rows } = await pool.query<{ nanos: string }>(
        `SELECT coalesce(-sum(amount_nanos), 0) AS nanos FROM entry JOIN posting ON posting.id = posting_id
         JOIN job ON account = 'hold:' || job.id WHERE customer_id = $1 AND kind IN ('charge', 'reversal')
         AND to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') = $2`,
        [customerId, month],
      );
      return Number(rows[0]?.nanos);
    },
  };
}
