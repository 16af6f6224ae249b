import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import type { Posting } from "./group-postings";
import { PostingLines } from "./posting-lines";

const KINDS = [
  "welcome",
  "gift",
  "payment",
  "carried",
  "hold",
  "refund",
  "charge",
  "reversal",
  "closing",
  "share",
  "payment-back",
  "credit-note",
  "payout",
] as const;

export async function PostingsTable({ postings, now }: { postings: Posting[]; now: number }) {
  const t = await translations("admin.ledger.postings");
  const numbers = numbersIn(await visitorLanguage());
  const kindWords = (posting: Posting) => {
    const known = KINDS.find((kind) => kind === posting.kind);
    return known === undefined ? posting.kind : t(`kinds.${known}`);
  };
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell numeric>{t("no")}</HeaderCell>
          <HeaderCell>{t("when")}</HeaderCell>
          <HeaderCell>{t("what")}</HeaderCell>
          <HeaderCell>
            <span className="flex justify-between gap-6">
              <span>{t("account")}</span> <span>{t("amount")}</span>
            </span>
          </HeaderCell>
        </>
      }
    >
      {postings.map((posting) => (
        <Row key={posting.id}>
          <Cell numeric className="text-soft">
            {posting.id}
          </Cell>
          <Cell className="text-soft">
            <AtTime at={posting.at} now={now} />
          </Cell>
          <Cell heads className="min-w-40">
            <Badge>{kindWords(posting)}</Badge>
            {posting.about !== "" && <span className="block pt-1 text-13 text-soft">{posting.about}</span>}
            {posting.sum !== 0 && <Badge tone="alarm">{t("sumsTo", { sum: numbers.moneyExactly(posting.sum) })}</Badge>}
          </Cell>
          <Cell>
            <PostingLines entries={posting.entries} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
