import type { ReactNode } from "react";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";

interface Line {
  name: string;
  nanos: number;
}

interface SumTableProps {
  label: string;
  /** What there is in all. */
  whole: Line;
  /** Of the whole, where it comes from. */
  sources?: readonly Line[];
  /** What is added or comes off; one of zero is left out. */
  changes: readonly (Line & { about?: string })[];
  /** Whole and changes add up to it. */
  sum: Line;
}

export function SumTable({ label, whole, sources = [], changes, sum }: SumTableProps) {
  return (
    <Table
      label={label}
      head={
        <>
          <HeaderCell>{whole.name}</HeaderCell>
          <HeaderCell numeric>
            <Money nanos={whole.nanos} />
          </HeaderCell>
        </>
      }
    >
      {sources.map(({ name, nanos }) => (
        <SumRow
          key={name}
          name={<span className="block pl-4 text-soft">{name}</span>}
          amount={
            <span className="text-soft">
              <Money nanos={nanos} />
            </span>
          }
        />
      ))}
      {changes
        .filter(({ nanos }) => nanos !== 0)
        .map(({ name, about, nanos }) => (
          <SumRow
            key={name}
            name={
              <>
                {name}
                {about && <span className="block text-13 text-soft">{about}</span>}
              </>
            }
            amount={<Money nanos={nanos} signed />}
          />
        ))}
      <tr className="font-semibold">
        <Cell heads className="border-t-4 border-t-ink border-double">
          <span className="font-semibold">{sum.name}</span>
        </Cell>
        <Cell numeric className="border-t-4 border-t-ink border-double">
          <Money nanos={sum.nanos} />
        </Cell>
      </tr>
    </Table>
  );
}

const SumRow = ({ name, amount }: { name: ReactNode; amount: ReactNode }) => (
  <Row>
    <Cell heads>{name}</Cell>
    <Cell numeric>{amount}</Cell>
  </Row>
);
