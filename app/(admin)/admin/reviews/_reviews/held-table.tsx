import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { ReviewList } from "#protocol/api/vetting";

/** Jobs that wait, those that wait longest first. */
export async function HeldTable({ jobs, now }: { jobs: ReviewList["waiting"]; now: number }) {
  const t = await translations("admin.reviews");
  const { count } = numbersIn(await visitorLanguage());
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("job")}</HeaderCell>
          <HeaderCell>{t("why.head")}</HeaderCell>
          <HeaderCell numeric>{t("units")}</HeaderCell>
          <HeaderCell numeric>{t("budget")}</HeaderCell>
          <HeaderCell numeric>{t("since")}</HeaderCell>
        </>
      }
    >
      {jobs.map((job) => (
        <Row key={job.jobId}>
          <Cell heads className="min-w-48 max-w-72">
            <IfMay power="moderate" otherwise={job.name}>
              <TextLink href={`/admin/reviews/${job.jobId}`} className="font-medium">
                {job.name}
              </TextLink>
            </IfMay>
            <span className="block text-13 text-soft">{job.customerName}</span>
          </Cell>
          <Cell>{t(`why.${job.why}`)}</Cell>
          <Cell numeric>{count(job.units)}</Cell>
          <Cell numeric>
            <Money nanos={job.budgetNanos} />
          </Cell>
          <Cell numeric className="text-soft">
            <AtTime at={job.since} now={now} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
