import type { ReactNode } from "react";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { HouseholdRewards } from "#protocol/api/rewards";

export async function JobsTable({ jobs }: Pick<HouseholdRewards, "jobs">) {
  const [t, units] = await Promise.all([translations("customer.rewards.jobs"), translations("customer.rewards.units")]);
  const hidden = (words: ReactNode) => <span className="sr-only">{words}</span>;
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
          <Cell heads>
            {name}{" "}
            <TextLink href={`/rewards?job=${jobId}#units`} className="text-13">
              {units.rich("open", { job: name, name: hidden })}
            </TextLink>
          </Cell>
          <Cell numeric>
            <Money nanos={amountNanos} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
