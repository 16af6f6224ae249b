import { BadgeAlert, BadgeCheck } from "lucide-react";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { formatMoneyExactly } from "#app/_ui/format/format-money.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import type { LedgerPage } from "#protocol/api/admin";
import { AccountLink } from "./account-link";
import { ProveAgain } from "./prove-again";

type Proven = Pick<LedgerPage, "totals" | "sum" | "entries" | "entriesSum" | "mismatched">;

/** The three sums that must be nothing, each taken by the database just now. */
export function Proof({ ledger, at }: { ledger: Proven; at: string }) {
  const { totals, sum, entries, entriesSum, mismatched } = ledger;
  const accounts = totals.reduce((all, one) => all + one.accounts, 0);
  const holds = sum === 0 && entriesSum === 0 && mismatched.length === 0;
  const Mark = holds ? BadgeCheck : BadgeAlert;
  return (
    <section
      aria-label="Proof"
      className={`flex flex-col gap-6 rounded border p-4 sm:p-6 ${holds ? "border-verified/50 bg-verified-wash" : "border-alarm bg-alarm-wash"}`}
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Mark
          aria-hidden
          strokeWidth={1.25}
          className={`size-16 sm:size-20 ${holds ? "text-verified-ink" : "text-alarm-ink"}`}
        />
        <div className="min-w-0 flex-1 basis-52">
          <h2 className="display text-40">{holds ? "It sums to zero" : "It does not sum to zero"}</h2>
          <p className="text-soft">
            {holds
              ? "Every dollar has come from somewhere. Added up by the database in one snapshot, "
              : "Money has appeared or vanished. Stop the city and look into the accounts named below. Added up in one snapshot, "}
            <time dateTime={at}>{at.slice(11, 19)} UTC</time>.
          </p>
        </div>
        <ProveAgain />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <Stat label={`Sum of ${formatCountOf(accounts, "balance")}`} value={formatMoneyExactly(sum)} />
        <Stat
          label={`Sum of all ${formatCount(entries)} entries ever written`}
          value={formatMoneyExactly(entriesSum)}
        />
        <Stat label="Balances that differ from their entries" value={formatCount(mismatched.length)} />
      </div>
      {mismatched.length > 0 && (
        <Notice tone="alarm" title="Accounts whose balance is not the sum of their entries">
          <ul>
            {mismatched.map((account) => (
              <li key={account}>
                <AccountLink account={account} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
