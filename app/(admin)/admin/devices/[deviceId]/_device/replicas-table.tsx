import { formatCount, formatShortCount } from "#app/_ui/format/format-count.ts";
import { formatDuration } from "#app/_ui/format/format-duration.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import type { DeviceHistory } from "#protocol/api/admin";
import { VerdictBadge } from "./verdict-badge";

export function ReplicasTable({ replicas, now }: { replicas: DeviceHistory["replicas"]; now: number }) {
  return (
    <Table
      label="Returned replicas"
      className="max-h-160"
      head={
        <>
          <HeaderCell>Job</HeaderCell>
          <HeaderCell numeric>Unit</HeaderCell>
          <HeaderCell>Verdict</HeaderCell>
          <HeaderCell numeric>Fuel</HeaderCell>
          <HeaderCell numeric>Time</HeaderCell>
          <HeaderCell numeric>Credit</HeaderCell>
          <HeaderCell numeric>Returned</HeaderCell>
        </>
      }
    >
      {replicas.map((replica) => (
        <Row key={`${replica.jobId} ${replica.unit}`}>
          <Cell heads className="min-w-40">
            {replica.jobName}
          </Cell>
          <Cell numeric>
            <TextLink href={`/jobs/${replica.jobId}?unit=${replica.unit}`}>{formatCount(replica.unit)}</TextLink>
          </Cell>
          <Cell>
            <VerdictBadge verdict={replica.verdict} />
          </Cell>
          <Cell numeric>{formatShortCount(replica.fuel)}</Cell>
          <Cell numeric>{formatDuration(replica.ms)}</Cell>
          <Cell numeric>{replica.creditNanos === 0 ? "–" : <Money nanos={replica.creditNanos} />}</Cell>
          <Cell numeric className="text-soft">
            <AtTime at={replica.at} now={now} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
