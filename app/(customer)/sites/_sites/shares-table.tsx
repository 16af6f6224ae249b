import type { ReactNode } from "react";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";

interface SharesTableProps {
  label: string;
  /** Of both columns. */
  heads: readonly [of: string, shared: string];
  rows: readonly { key: string; of: ReactNode; details: readonly string[]; sharedNanos: number }[];
}

/** What a site was given, and of what. */
export const SharesTable = ({ label, heads: [head, shared], rows }: SharesTableProps) => (
  <Table
    label={label}
    head={
      <>
        <HeaderCell>{head}</HeaderCell>
        <HeaderCell numeric>{shared}</HeaderCell>
      </>
    }
  >
    {rows.map(({ key, of, details, sharedNanos }) => (
      <Row key={key}>
        <Cell heads>
          <span className="wrap-anywhere">{of}</span>
          <span className="block text-13 text-soft">{details.join(" · ")}</span>
        </Cell>
        <Cell numeric>
          <Money nanos={sharedNanos} />
        </Cell>
      </Row>
    ))}
  </Table>
);
