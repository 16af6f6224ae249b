import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { UnplacedEvent } from "#protocol/api/payments";

export async function UnplacedTable({ events }: { events: readonly UnplacedEvent[] }) {
  const t = await translations("admin.payments.unplaced");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("what")}</HeaderCell>
          <HeaderCell>{t("number")}</HeaderCell>
          <HeaderCell numeric>{t("amount")}</HeaderCell>
        </>
      }
    >
      {events.map(({ id, kind, about, amount, currency, at }) => (
        <Row key={id}>
          <Cell heads>
            {t(`kinds.${kind}`)}
            <span className="block text-13 text-soft">
              <LocalTime at={at} />
            </span>
          </Cell>
          <Cell className="break-all">
            <Mono>{about}</Mono>
          </Cell>
          <Cell numeric>
            {amount} {currency.toUpperCase()}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
