import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { AdminPayout } from "#protocol/api/rewards";
import { RefusePayout } from "./refuse-payout";

export async function WaitingTable({ payouts }: { payouts: readonly AdminPayout[] }) {
  const [t, lists] = [await translations("admin.rewards.waiting"), await translations("admin.lists")];
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("who")}</HeaderCell>
          <HeaderCell>{t("what")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell numeric>{t("amount")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{lists("acts")}</span>
          </HeaderCell>
        </>
      }
    >
      {payouts.map((payout) => (
        <Row key={payout.id}>
          <Cell heads>
            {payout.person ?? t("deleted")}
            {payout.site !== null && (
              <span className="block break-words text-13 text-soft">{t("site", { site: payout.site })}</span>
            )}
            {payout.payee !== null && <span className="block break-all text-13 text-soft">{payout.payee}</span>}
          </Cell>
          <Cell>
            {payout.reward}
            <span className="block text-13 text-soft">
              <LocalTime at={payout.askedAt} />
            </span>
          </Cell>
          <Cell>{t(payout.state === "approved" ? "approved" : "held")}</Cell>
          <Cell numeric>
            <Money nanos={payout.amountNanos} />
          </Cell>
          <Cell numeric>
            <IfMay power="pay">
              <RefusePayout payoutId={payout.id} reward={payout.reward} />
            </IfMay>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
