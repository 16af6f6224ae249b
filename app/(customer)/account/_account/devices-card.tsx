import { Card } from "#app/_ui/card.tsx";
import { formatAgo } from "#app/_ui/format/format-ago.ts";
import { formatCount } from "#app/_ui/format/format-count.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { Account } from "#protocol/api/account";
import { RemoveDevice } from "./remove-device";

/** The household's devices and what each has earned. */
export function DevicesCard({ devices, now }: { devices: Account["devices"]; now: number }) {
  if (devices.length === 0) {
    return (
      <Card title="Devices of your household">
        <p className="text-pretty text-soft">
          No device is yours yet. Open <TextLink href="/">the donation page</TextLink> on it while you are signed in and
          light it up: what it has earned until then comes with it.
        </p>
      </Card>
    );
  }
  return (
    <Card title="Devices of your household" flush>
      <Table
        label="Devices of your household"
        head={
          <>
            <HeaderCell>Device</HeaderCell>
            <HeaderCell numeric>Cores</HeaderCell>
            <HeaderCell numeric>Units agreed</HeaderCell>
            <HeaderCell numeric>Earned</HeaderCell>
            <HeaderCell>Last seen</HeaderCell>
            <HeaderCell>
              <span className="sr-only">Remove</span>
            </HeaderCell>
          </>
        }
        className="max-h-120"
      >
        {devices.map((device) => (
          <Row key={device.id}>
            <Cell heads>{device.label}</Cell>
            <Cell numeric>{formatCount(device.cores)}</Cell>
            <Cell numeric>{formatCount(device.agreed)}</Cell>
            <Cell numeric>
              <Money nanos={device.creditNanos} />
            </Cell>
            <Cell className="whitespace-nowrap">{formatAgo(Date.parse(device.lastSeenAt), now)}</Cell>
            <Cell>
              <RemoveDevice deviceId={device.id} label={device.label} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
