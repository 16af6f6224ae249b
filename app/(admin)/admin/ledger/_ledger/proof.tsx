import { BadgeAlert, BadgeCheck } from "lucide-react";
import type { ReactNode } from "react";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import type { LedgerPage } from "#protocol/api/admin";
import { AccountLink } from "./account-link";
import { ProveAgain } from "./prove-again";

type Proven = Pick<LedgerPage, "totals" | "sum" | "entries" | "entriesSum" | "mismatched">;

/** The three sums that must be nothing, each taken by the database just now. */
export async function Proof({ ledger, at }: { ledger: Proven; at: string }) {
  const t = await translations("admin.ledger.proof");
  const { count, moneyExactly } = numbersIn(await visitorLanguage());
  const { totals, sum, entries, entriesSum, mismatched } = ledger;
  const accounts = totals.reduce((all, one) => all + one.accounts, 0);
  const holds = sum === 0 && entriesSum === 0 && mismatched.length === 0;
  const when = (time: ReactNode) => <time dateTime={at}>{time}</time>;
  const Mark = holds ? BadgeCheck : BadgeAlert;
  return (
    <section
      aria-label={t("label")}
      className={`flex flex-col gap-6 rounded border p-4 sm:p-6 ${holds ? "border-verified/50 bg-verified-wash" : "border-alarm bg-alarm-wash"}`}
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Mark
          aria-hidden
          strokeWidth={1.25}
          className={`size-16 sm:size-20 ${holds ? "text-verified-ink" : "text-alarm-ink"}`}
        />
        <div className="min-w-0 flex-1 basis-52">
          <h2 className="display text-40">{t(holds ? "holds" : "fails")}</h2>
          <p className="text-soft">{t.rich(holds ? "holdsAbout" : "failsAbout", { time: at.slice(11, 19), when })}</p>
        </div>
        <ProveAgain />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <Stat label={t("balances", { balances: count(accounts), count: accounts })} value={moneyExactly(sum)} />
        <Stat label={t("entries", { entries: count(entries) })} value={moneyExactly(entriesSum)} />
        <Stat label={t("mismatched")} value={count(mismatched.length)} />
      </div>
      {mismatched.length > 0 && (
        <Notice tone="alarm" title={t("mismatchedTitle")}>
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
