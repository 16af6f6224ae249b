import { Badge } from "#app/_ui/badge.tsx";
import { formatMoneyExactly } from "#app/_ui/format/format-money.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import type { Posting } from "./group-postings";
import { PostingLines } from "./posting-lines";

export function PostingsTable({ postings, now }: { postings: Posting[]; now: number }) {
  return (
    <Table
      label="Postings"
      head={
        <>
          <HeaderCell numeric>No.</HeaderCell>
          <HeaderCell>When</HeaderCell>
          <HeaderCell>What</HeaderCell>
          <HeaderCell>
            <span className="flex justify-between gap-6">
              <span>Account</span> <span>Amount</span>
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
            <Badge>{posting.kind}</Badge>
            {posting.about !== "" && <span className="block pt-1 text-13 text-soft">{posting.about}</span>}
            {posting.sum !== 0 && <Badge tone="alarm">sums to {formatMoneyExactly(posting.sum)}</Badge>}
          </Cell>
          <Cell>
            <PostingLines entries={posting.entries} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
