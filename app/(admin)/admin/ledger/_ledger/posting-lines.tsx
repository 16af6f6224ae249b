import { formatMoneyTo } from "#app/_ui/format/format-money.ts";
import { AccountLink } from "./account-link";
import type { Posting } from "./group-postings";

const MAX_OPEN = 8;

/** A posting's lines, each account with its amount; a charge that pays a whole street folds its tail. */
export function PostingLines({ entries }: Pick<Posting, "entries">) {
  const folded = entries.slice(MAX_OPEN);
  return (
    <>
      <Lines entries={entries.slice(0, MAX_OPEN)} />
      {folded.length > 0 && (
        <details>
          <summary className="rounded py-1 text-13 text-moon">and {folded.length} more lines</summary>
          <Lines entries={folded} />
        </details>
      )}
    </>
  );
}

function Lines({ entries }: Pick<Posting, "entries">) {
  return (
    <ul>
      {entries.map(({ account, amountNanos }) => (
        <li key={account} className="flex justify-between gap-6 whitespace-nowrap">
          <span>
            <AccountLink account={account} />
          </span>
          <span className={amountNanos < 0 ? "text-soft" : ""}>
            {amountNanos > 0 && "+"}
            {formatMoneyTo(amountNanos, 9)}
          </span>
        </li>
      ))}
    </ul>
  );
}
