import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { HealthRow } from "#protocol/api/health";
import { CheckFigure } from "./check-figure";
import { HealthBadge } from "./health-badge";

/** Figure, meaning and link stand below the name, so that a phone shows them without scrolling sideways. */
export async function ChecksTable({ rows, now }: { rows: readonly HealthRow[]; now: number }) {
  const t = await translations("admin.health");
  const { duration } = numbersIn(await visitorLanguage());
  return (
    <Table
      label={t("table")}
      head={
        <>
          <HeaderCell>{t("check")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell className="max-sm:hidden">{t("since")}</HeaderCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.check}>
          <Cell heads className="w-full">
            <span className="font-medium">{t(`checks.${row.check}`)}</span>
            <span className="block">
              <CheckFigure row={row} now={now} />
            </span>
            <span className="block text-13 text-soft">
              {t(`meaning.${row.check}`)}{" "}
              <TextLink
                href={`/docs/runbook#${row.check}`}
                aria-label={t("runbookOf", { check: t(`checks.${row.check}`) })}
              >
                {t("runbook")}
              </TextLink>
            </span>
          </Cell>
          <Cell>
            <HealthBadge state={row.state} />
          </Cell>
          <Cell className="whitespace-nowrap text-soft max-sm:hidden">
            {row.since === null ? t("justNow") : duration(Math.max(0, now - Date.parse(row.since)))}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
