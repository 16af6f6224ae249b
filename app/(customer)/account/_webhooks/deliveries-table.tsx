import { formatAgo } from "#app/_ui/format/format-ago.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { Delivery } from "#protocol/api/webhooks";

const KINDS: Record<Delivery["kind"], string> = {
  "job.finished": "Finished",
  "job.cancelled": "Cancelled",
  "job.paused": "Paused",
  "webhook.test": "A test",
};

/** What was told lately, or could not be. */
export function DeliveriesTable({ deliveries, now }: { deliveries: readonly Delivery[]; now: number }) {
  return (
    <Table
      label="Deliveries"
      head={
        <>
          <HeaderCell>What</HeaderCell>
          <HeaderCell>To</HeaderCell>
          <HeaderCell>When</HeaderCell>
          <HeaderCell>What became of it</HeaderCell>
        </>
      }
    >
      {deliveries.map((delivery) => (
        <Row key={delivery.id}>
          <Cell heads>
            {delivery.jobId === null ? (
              KINDS[delivery.kind]
            ) : (
              <TextLink href={`/jobs/${delivery.jobId}`}>{KINDS[delivery.kind]}</TextLink>
            )}
          </Cell>
          <Cell className="break-all">{delivery.to ?? "a deleted webhook"}</Cell>
          <Cell className="whitespace-nowrap">{formatAgo(Date.parse(delivery.createdAt), now)}</Cell>
          <Cell>{outcomeWords(delivery)}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function outcomeWords({ deliveredAt, nextAt, message, tries }: Delivery): string {
  if (deliveredAt !== null) return tries === 1 ? "Delivered" : `Delivered on attempt ${tries}`;
  if (nextAt === null) return `Given up: ${message ?? ""}`;
  return message === null ? "On its way" : `${message} It will be tried again.`;
}
