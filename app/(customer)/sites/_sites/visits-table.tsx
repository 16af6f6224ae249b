import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { Visit } from "#protocol/api/partners";

export async function VisitsTable({ visits, now }: { visits: readonly Visit[]; now: number }) {
  const t = await translations("customer.sites.visits");
  const numbers = numbersIn(await visitorLanguage());
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("player")}</HeaderCell>
          <HeaderCell numeric>{t("shared")}</HeaderCell>
        </>
      }
    >
      {visits.map(({ id, beganAt, endedAt, player, units, sharedNanos }) => (
        <Row key={id}>
          <Cell>
            <span className="break-all">{player || <span className="text-soft">{t("nobody")}</span>}</span>
            <span className="block text-13 text-soft">
              {endedAt === null ? t("open") : numbers.ago(Date.parse(beganAt), now)} · {t("units", { units })}
            </span>
          </Cell>
          <Cell numeric>
            <Money nanos={sharedNanos} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
