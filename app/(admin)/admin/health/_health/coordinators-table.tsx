import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { CoordinatorNow } from "#protocol/api/health";

interface CoordinatorsTableProps {
  coordinators: readonly CoordinatorNow[];
  now: number;
}

export async function CoordinatorsTable({ coordinators, now }: CoordinatorsTableProps) {
  const t = await translations("admin.health.coordinators");
  const { ago, bytes, count, duration } = numbersIn(await visitorLanguage());
  const shown = (figure: number | null, format: (figure: number) => string) =>
    figure === null ? t("unknown") : format(figure);
  return (
    <Table
      label={t("table")}
      head={
        <>
          <HeaderCell>{t("name")}</HeaderCell>
          <HeaderCell>{t("reported")}</HeaderCell>
          <HeaderCell numeric>{t("devices")}</HeaderCell>
          <HeaderCell numeric>{t("cores")}</HeaderCell>
          <HeaderCell numeric>{t("commits")}</HeaderCell>
          <HeaderCell numeric>{t("lag")}</HeaderCell>
          <HeaderCell numeric>{t("free")}</HeaderCell>
          <HeaderCell numeric>{t("up")}</HeaderCell>
        </>
      }
    >
      {coordinators.map((one) => (
        <Row key={one.id}>
          <Cell heads>
            <Mono>{one.id}</Mono>
          </Cell>
          <Cell className="whitespace-nowrap">
            {ago(Date.parse(one.reportedAt), now)} {one.isSilent && <Badge tone="alarm">{t("silent")}</Badge>}
          </Cell>
          <Cell numeric>{shown(one.devices, count)}</Cell>
          <Cell numeric>{shown(one.coresAtWork, count)}</Cell>
          <Cell numeric>{shown(one.commitMs, duration)}</Cell>
          <Cell numeric>{shown(one.eventLoopMs, duration)}</Cell>
          <Cell numeric>{shown(one.freeBytes, bytes)}</Cell>
          <Cell numeric>{duration(Math.max(0, Date.parse(one.reportedAt) - Date.parse(one.beganAt)))}</Cell>
        </Row>
      ))}
    </Table>
  );
}
