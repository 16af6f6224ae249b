import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import { JobLink } from "#app/(admin)/admin/_jobs/job-link.tsx";
import type { DeviceHistory } from "#protocol/api/admin";
import { VerdictBadge } from "./verdict-badge";

export interface ReplicasTableProps {
  replicas: DeviceHistory["replicas"];
  now: number;
}

export async function ReplicasTable({ replicas, now }: ReplicasTableProps) {
  const t = await translations("admin.device.returned");
  const numbers = numbersIn(await visitorLanguage());
  return (
    <Table
      label={t("table")}
      className="max-h-160"
      head={
        <>
          <HeaderCell>{t("job")}</HeaderCell>
          <HeaderCell numeric>{t("unit")}</HeaderCell>
          <HeaderCell>{t("verdict")}</HeaderCell>
          <HeaderCell numeric>{t("fuel")}</HeaderCell>
          <HeaderCell numeric>{t("time")}</HeaderCell>
          <HeaderCell numeric>{t("credit")}</HeaderCell>
          <HeaderCell numeric>{t("at")}</HeaderCell>
        </>
      }
    >
      {replicas.map((replica) => (
        <Row key={`${replica.jobId} ${replica.unit}`}>
          <Cell heads className="min-w-40">
            {replica.jobName}
          </Cell>
          <Cell numeric>
            <JobLink href={`/jobs/${replica.jobId}?unit=${replica.unit}`}>{numbers.count(replica.unit)}</JobLink>
          </Cell>
          <Cell>
            <VerdictBadge verdict={replica.verdict} />
          </Cell>
          <Cell numeric>{numbers.short(replica.fuel)}</Cell>
          <Cell numeric>{numbers.duration(replica.ms)}</Cell>
          <Cell numeric>{replica.creditNanos === 0 ? "–" : <Money nanos={replica.creditNanos} />}</Cell>
          <Cell numeric className="text-soft">
            <AtTime at={replica.at} now={now} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
