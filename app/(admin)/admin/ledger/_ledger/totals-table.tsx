import { formatCount } from "#app/_ui/format/format-count.ts";
import { formatMoneyTo } from "#app/_ui/format/format-money.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { LedgerPage } from "#protocol/api/admin";

const KINDS: Record<string, { name: string; about: string }> = {
  customer: { name: "Customers", about: "free to spend" },
  hold: { name: "Held", about: "for jobs that are not over" },
  device: { name: "Devices", about: "credit of the households" },
  city: { name: "The city", about: "what it earned, less all it ever gave" },
};

/** What lies where, to the last nanodollar, and its total under a double line. */
export function TotalsTable({ totals, sum }: Pick<LedgerPage, "totals" | "sum">) {
  return (
    <Table
      label="Balances by kind of account"
      head={
        <>
          <HeaderCell>Kind</HeaderCell>
          <HeaderCell numeric>Accounts</HeaderCell>
          <HeaderCell numeric>Balance</HeaderCell>
        </>
      }
    >
      {totals.map(({ kind, accounts, balanceNanos }) => (
        <Row key={kind}>
          <Cell heads>
            {KINDS[kind]?.name ?? kind} <span className="block text-13 text-soft">{KINDS[kind]?.about}</span>
          </Cell>
          <Cell numeric>{formatCount(accounts)}</Cell>
          <Cell numeric>{formatMoneyTo(balanceNanos, 9)}</Cell>
        </Row>
      ))}
      <tr className="font-semibold">
        <Cell heads className="border-t-4 border-t-ink border-double">
          <span className="font-semibold">Together</span>
        </Cell>
        <Cell numeric className="border-t-4 border-t-ink border-double">
          {formatCount(totals.reduce((all, one) => all + one.accounts, 0))}
        </Cell>
        <Cell numeric className="border-t-4 border-t-ink border-double">
          {formatMoneyTo(sum, 9)}
        </Cell>
      </tr>
    </Table>
  );
}
