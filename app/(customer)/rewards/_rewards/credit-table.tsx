import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { HouseholdRewards } from "#protocol/api/rewards";

/** Where a household's credit is. Its parts sum to it. */
export async function CreditTable({ household }: { household: HouseholdRewards }) {
  const t = await translations("customer.rewards.why");
  const { creditNanos, giftNanos, ownNanos, sharedNanos, redeemedNanos, freeNanos } = household;
  const parts = [
    { name: t("gifts"), about: t("giftsAbout"), nanos: -giftNanos },
    { name: t("own"), about: t("ownAbout"), nanos: -ownNanos },
    { name: t("shared"), about: "", nanos: -sharedNanos },
    { name: t("redeemed"), about: "", nanos: -redeemedNanos },
  ].filter(({ nanos }) => nanos !== 0);
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("credit")}</HeaderCell>
          <HeaderCell numeric>
            <Money nanos={creditNanos} />
          </HeaderCell>
        </>
      }
    >
      {parts.map(({ name, about, nanos }) => (
        <Row key={name}>
          <Cell heads>
            {name}
            {about !== "" && <span className="block text-13 text-soft">{about}</span>}
          </Cell>
          <Cell numeric>
            <Money nanos={nanos} signed />
          </Cell>
        </Row>
      ))}
      <tr className="font-semibold">
        <Cell heads className="border-t-4 border-t-ink border-double">
          <span className="font-semibold">{t("free")}</span>
        </Cell>
        <Cell numeric className="border-t-4 border-t-ink border-double">
          <Money nanos={freeNanos} />
        </Cell>
      </tr>
    </Table>
  );
}
