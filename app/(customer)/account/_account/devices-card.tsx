import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { Account } from "#protocol/api/account";
import { RemoveDevice } from "./remove-device";

/** The household's devices and what each has earned. */
export async function DevicesCard({ devices, now }: { devices: Account["devices"]; now: number }) {
  const t = await translations("customer.account.devices");
  const numbers = numbersIn(await visitorLanguage());
  if (devices.length === 0) {
    return (
      <Card title={t("title")}>
        <p className="text-pretty text-soft">
          {t.rich("none", { link: (text) => <TextLink href="/">{text}</TextLink> })}
        </p>
      </Card>
    );
  }
  return (
    <Card title={t("title")} actions={<TextLink href="/devices">{t("all")}</TextLink>} flush>
      <Table
        label={t("title")}
        head={
          <>
            <HeaderCell>{t("head.device")}</HeaderCell>
            <HeaderCell numeric>{t("head.cores")}</HeaderCell>
            <HeaderCell numeric>{t("head.agreed")}</HeaderCell>
            <HeaderCell numeric>{t("head.earned")}</HeaderCell>
            <HeaderCell>{t("head.seen")}</HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t("head.remove")}</span>
            </HeaderCell>
          </>
        }
        className="max-h-120"
      >
        {devices.map((device) => (
          <Row key={device.id}>
            <Cell heads>{device.name ?? device.label}</Cell>
            <Cell numeric>{numbers.count(device.cores)}</Cell>
            <Cell numeric>{numbers.count(device.agreed)}</Cell>
            <Cell numeric>
              <Money nanos={device.creditNanos} />
            </Cell>
            <Cell className="whitespace-nowrap">{numbers.ago(Date.parse(device.lastSeenAt), now)}</Cell>
            <Cell>
              <RemoveDevice deviceId={device.id} label={device.name ?? device.label} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
