import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { HouseholdRewards } from "#protocol/api/rewards";

export async function JobsTable({ jobs }: Pick<HouseholdRewards, "jobs">) {
  const t = await translations("customer.rewards.jobs");
  return (
    <Table
      label={t("table")}
      head={
        <>
          <HeaderCell>{t("job")}</HeaderCell>
          <HeaderCell numeric>{t("amount")}</HeaderCell>
        </>
      }
    >
      {jobs.map(({ jobId, name, amountNanos }) => (
        <Row key={jobId}>
          <Cell heads>{name}</Cell>
          <Cell numeric>
            <Money nanos={amountNanos} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
