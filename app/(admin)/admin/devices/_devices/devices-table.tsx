import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import type { AdminDevice } from "#protocol/api/admin";
import { DeviceBadge } from "./device-badge";
import { type DevicesQuery, devicesAddress } from "./devices-query";

export interface DevicesTableProps {
  devices: AdminDevice[];
  query: DevicesQuery;
  now: number;
}

export async function DevicesTable({ devices, query, now }: DevicesTableProps) {
  const t = await translations("admin.devices");
  const lists = await translations("admin.lists");
  const { count } = numbersIn(await visitorLanguage());
  const sortedBy = (sort: DevicesQuery["sort"]) => {
    const isSorted = query.sort === sort;
    const order = isSorted && query.order === "desc" ? "asc" : "desc";
    const sorted = query.order === "desc" ? ("descending" as const) : ("ascending" as const);
    const href = queryHref("/admin/devices", devicesAddress({ ...query, sort, order }));
    return { href, sorted: isSorted ? sorted : undefined };
  };
  return (
    <Table
      label={t("table")}
      head={
        <>
          <HeaderCell>{t("device")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell numeric>{t("coresAtWork")}</HeaderCell>
          <HeaderCell>{t("household")}</HeaderCell>
          <HeaderCell numeric>{t("agreed")}</HeaderCell>
          <HeaderCell numeric sort={sortedBy("outvoted")}>
            {t("outvoted")}
          </HeaderCell>
          <HeaderCell numeric>{t("failed")}</HeaderCell>
          <HeaderCell numeric>{t("credit")}</HeaderCell>
          <HeaderCell numeric sort={sortedBy("lastSeenAt")}>
            {t("lastSeen")}
          </HeaderCell>
        </>
      }
    >
      {devices.map((device) => (
        <Row key={device.id}>
          <Cell heads className="whitespace-nowrap font-medium">
            <TextLink href={`/admin/devices/${device.id}`}>{device.label}</TextLink>
          </Cell>
          <Cell>
            <span className="flex items-center gap-2 text-13">
              <DeviceBadge {...device} />
              <span className="max-w-28 truncate text-soft">{device.running.join(", ")}</span>
            </span>
          </Cell>
          <Cell numeric>
            {device.online ? lists("part", { part: count(device.busy), whole: count(device.slots) }) : "–"}
          </Cell>
          <Cell className="whitespace-nowrap text-soft">{device.household ?? t("unclaimed")}</Cell>
          <Cell numeric>{count(device.agreed)}</Cell>
          <Cell numeric className={device.outvoted > 0 ? "font-semibold text-alarm-ink" : ""}>
            {count(device.outvoted)}
          </Cell>
          <Cell numeric>{count(device.failed)}</Cell>
          <Cell numeric>
            <Money nanos={device.creditNanos} />
          </Cell>
          <Cell numeric className="text-soft">
            {device.online ? t("here") : <AtTime at={device.lastSeenAt} now={now} />}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
