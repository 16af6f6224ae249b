import { formatCount } from "#app/_ui/format/format-count.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import type { AdminDevice } from "#protocol/api/admin";
import { DeviceBadge } from "./device-badge";
import { type DevicesQuery, devicesAddress } from "./devices-query";

export function DevicesTable({ devices, query, now }: { devices: AdminDevice[]; query: DevicesQuery; now: number }) {
  const sortedBy = (sort: DevicesQuery["sort"]) => {
    const isSorted = query.sort === sort;
    const order = isSorted && query.order === "desc" ? "asc" : "desc";
    const sorted = query.order === "desc" ? ("descending" as const) : ("ascending" as const);
    const href = queryHref("/admin/devices", devicesAddress({ ...query, sort, order }));
    return { href, sorted: isSorted ? sorted : undefined };
  };
  return (
    <Table
      label="Devices"
      head={
        <>
          <HeaderCell>Device</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell numeric>Cores at work</HeaderCell>
          <HeaderCell>Household</HeaderCell>
          <HeaderCell numeric sort={sortedBy("agreed")}>
            Agreed
          </HeaderCell>
          <HeaderCell numeric sort={sortedBy("outvoted")}>
            Outvoted
          </HeaderCell>
          <HeaderCell numeric>Failed</HeaderCell>
          <HeaderCell numeric sort={sortedBy("creditNanos")}>
            Credit
          </HeaderCell>
          <HeaderCell numeric sort={sortedBy("lastSeenAt")}>
            Last seen
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
          <Cell numeric>{device.online ? `${formatCount(device.busy)} of ${formatCount(device.slots)}` : "–"}</Cell>
          <Cell className="whitespace-nowrap text-soft">{device.household ?? "not claimed"}</Cell>
          <Cell numeric>{formatCount(device.agreed)}</Cell>
          <Cell numeric className={device.outvoted > 0 ? "font-semibold text-alarm-ink" : ""}>
            {formatCount(device.outvoted)}
          </Cell>
          <Cell numeric>{formatCount(device.failed)}</Cell>
          <Cell numeric>
            <Money nanos={device.creditNanos} />
          </Cell>
          <Cell numeric className="text-soft">
            {device.online ? "here" : <AtTime at={device.lastSeenAt} now={now} />}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
