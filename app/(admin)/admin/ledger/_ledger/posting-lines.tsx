import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { AccountLink } from "./account-link";
import type { Posting } from "./group-postings";

const MAX_OPEN = 8;

/** A posting's lines, each account with its amount; a charge that pays a whole street folds its tail. */
export async function PostingLines({ entries }: Pick<Posting, "entries">) {
  const t = await translations("admin.ledger.postings");
  const { count } = numbersIn(await visitorLanguage());
  const folded = entries.slice(MAX_OPEN);
  return (
    <>
      <Lines entries={entries.slice(0, MAX_OPEN)} />
      {folded.length > 0 && (
        <details>
          <summary className="rounded py-1 text-13 text-moon">
            {t("more", { lines: count(folded.length), count: folded.length })}
          </summary>
          <Lines entries={folded} />
        </details>
      )}
    </>
  );
}

async function Lines({ entries }: Pick<Posting, "entries">) {
  const { moneyTo } = numbersIn(await visitorLanguage());
  return (
    <ul>
      {entries.map(({ account, amountNanos }) => (
        <li key={account} className="flex justify-between gap-6 whitespace-nowrap">
          <span>
            <AccountLink account={account} />
          </span>
          <span className={amountNanos < 0 ? "text-soft" : ""}>
            {amountNanos > 0 && "+"}
            {moneyTo(amountNanos, 9)}
          </span>
        </li>
      ))}
    </ul>
  );
}
