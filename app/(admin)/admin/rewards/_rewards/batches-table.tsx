import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { Batch } from "#protocol/api/rewards";
import { BatchActs } from "./batch-acts";

export async function BatchesTable({ batches }: { batches: readonly Batch[] }) {
  const [t, lists] = [await translations("admin.rewards.batches"), await translations("admin.lists")];
  const { count } = numbersIn(await visitorLanguage());
  const stateOf = ({ approvedAt, approvedBy, paidAt }: Batch) => {
    if (paidAt !== null) return t("paid");
    return approvedAt === null ? t("prepared") : t("approved", { admin: approvedBy ?? t("somebody") });
  };
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("what")}</HeaderCell>
          <HeaderCell>{t("by")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell numeric>{t("requests")}</HeaderCell>
          <HeaderCell numeric>{t("amount")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{lists("acts")}</span>
          </HeaderCell>
        </>
      }
    >
      {batches.map((batch) => (
        <Row key={batch.id}>
          <Cell heads>
            {batch.reward}
            <span className="block text-13 text-soft">
              <LocalTime at={batch.preparedAt} />
            </span>
          </Cell>
          <Cell>{batch.preparedBy ?? t("somebody")}</Cell>
          <Cell>{stateOf(batch)}</Cell>
          <Cell numeric>{count(batch.payouts)}</Cell>
          <Cell numeric>
            <Money nanos={batch.amountNanos} />
          </Cell>
          <Cell numeric>
            <IfMay power="pay">
              <BatchActs batch={batch} />
            </IfMay>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
