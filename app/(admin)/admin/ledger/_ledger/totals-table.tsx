import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { LedgerPage } from "#protocol/api/admin";

const KINDS = ["customer", "gift", "owed", "hold", "device", "partner", "payout", "city"] as const;

/** What lies where, to the last nanodollar, and its total under a double line. */
export async function TotalsTable({ totals, sum }: Pick<LedgerPage, "totals" | "sum">) {
  const t = await translations("admin.ledger.totals");
  const { count, moneyTo } = numbersIn(await visitorLanguage());
  const kindWords = (kind: string) => {
    const known = KINDS.find((one) => one === kind);
    return known === undefined
      ? { name: kind, about: "" }
      : { name: t(`kinds.${known}.name`), about: t(`kinds.${known}.about`) };
  };
  return (
    <Table
      label={t("table")}
      head={
        <>
          <HeaderCell>{t("kind")}</HeaderCell>
          <HeaderCell numeric>{t("accounts")}</HeaderCell>
          <HeaderCell numeric>{t("balance")}</HeaderCell>
        </>
      }
    >
      {totals.map(({ kind, accounts, balanceNanos }) => (
        <Row key={kind}>
          <Cell heads>
            {kindWords(kind).name} <span className="block text-13 text-soft">{kindWords(kind).about}</span>
          </Cell>
          <Cell numeric>{count(accounts)}</Cell>
          <Cell numeric>{moneyTo(balanceNanos, 9)}</Cell>
        </Row>
      ))}
      <tr className="font-semibold">
        <Cell heads className="border-t-4 border-t-ink border-double">
          <span className="font-semibold">{t("together")}</span>
        </Cell>
        <Cell numeric className="border-t-4 border-t-ink border-double">
          {count(totals.reduce((all, one) => all + one.accounts, 0))}
        </Cell>
        <Cell numeric className="border-t-4 border-t-ink border-double">
          {moneyTo(sum, 9)}
        </Cell>
      </tr>
    </Table>
  );
}
