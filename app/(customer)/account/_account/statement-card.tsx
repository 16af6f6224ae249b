import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { Statement } from "#protocol/api/account";
import { lineWords } from "./line-words";

/** Every movement of this person's money and of their devices' credit, newest first. */
export function StatementCard({ statement, isFirst }: { statement: Statement; isFirst: boolean }) {
  const { lines, next } = statement;
  return (
    <Card title="Statement" about="Every transaction, line by line; hover to see it to the last nanodollar" flush>
      <Table
        label="Statement"
        head={
          <>
            <HeaderCell>When</HeaderCell>
            <HeaderCell>What</HeaderCell>
            <HeaderCell numeric>Amount</HeaderCell>
          </>
        }
      >
        {lines.map((line) => (
          <Row key={`${line.postingId} ${line.account}`}>
            <Cell className="min-w-22 text-soft sm:whitespace-nowrap">
              <LocalTime at={line.at} />
            </Cell>
            <Cell heads className="min-w-32">
              {lineWords(line)}
              {line.about !== "" && line.kind !== "welcome" && (
                <span className="block text-13 text-soft">{line.about}</span>
              )}
            </Cell>
            <Cell numeric>
              <Money nanos={line.amountNanos} signed />
            </Cell>
          </Row>
        ))}
      </Table>
      {lines.length === 0 && <p className="px-4 pb-4 text-soft sm:px-6">No transactions yet.</p>}
      {(next !== null || !isFirst) && (
        <div className="flex flex-wrap gap-2 border-line border-t px-4 py-3 sm:px-6">
          {!isFirst && (
            <LinkButton size="small" href="/account">
              Newest
            </LinkButton>
          )}
          {next !== null && (
            <LinkButton size="small" href={queryHref("/account", { before: next })}>
              Older
            </LinkButton>
          )}
        </div>
      )}
    </Card>
  );
}
