import type { Pool } from "pg";
import type { Logger } from "pino";
import { MINUTE } from "#core/time";
import { Duty } from "./duty";

/** Checks that the ledger's balances still sum to zero; a failure is logged as an error that an admin must see. */
export const ledgerAuditor = (pool: Pool, log: Logger, told: readonly { ledgerSummed(nanos: number): void }[]) =>
  new Duty("ledger-auditor", 5 * MINUTE, log, async () => {
    const { rows } = await pool.query<{ sum: string }>(SUM);
    const sum = rows[0]?.sum ?? "0";
    for (const one of told) one.ledgerSummed(Number(sum));
    if (sum !== "0") log.error({ event: "ledger.unbalanced", sum }, "the ledger does not sum to zero");
    else log.debug({ event: "ledger.balanced" }, "the ledger sums to zero");
  });

/** With what is not yet added to balances. */
const SUM = `SELECT coalesce((SELECT sum(balance_nanos) FROM ledger_account), 0)
  - coalesce((SELECT sum(spent_nanos) FROM job_part), 0) + coalesce((SELECT sum(nanos) FROM revenue_part), 0) AS sum`;
