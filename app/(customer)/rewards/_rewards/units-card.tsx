import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { EarnedUnits } from "#protocol/api/rewards";

/** A line of the earnings, down to its units. */
export async function UnitsCard({ earned }: { earned: EarnedUnits }) {
  const t = await translations("customer.rewards.units");
  const { jobId, jobName, units, next, isForgotten } = earned;
  return (
    <Card title={t("title", { job: jobName })} about={t("about")} flush>
      <div id="units" className="scroll-mt-8">
        {units.length > 0 && (
          <Table
            label={t("table", { job: jobName })}
            head={
              <>
                <HeaderCell numeric>{t("unit")}</HeaderCell>
                <HeaderCell>{t("device")}</HeaderCell>
                <HeaderCell>{t("at")}</HeaderCell>
                <HeaderCell numeric>{t("price")}</HeaderCell>
                <HeaderCell numeric>{t("credit")}</HeaderCell>
              </>
            }
          >
            {units.map(({ unit, device, at, priceNanos, creditNanos }) => (
              <Row key={`${unit} ${device} ${at}`}>
                <Cell heads numeric>
                  {unit}
                </Cell>
                <Cell>{device}</Cell>
                <Cell>
                  <LocalTime at={at} />
                </Cell>
                <Cell numeric>
                  <Money nanos={priceNanos} />
                </Cell>
                <Cell numeric>
                  <Money nanos={creditNanos} />
                </Cell>
              </Row>
            ))}
          </Table>
        )}
        <p className="flex flex-wrap gap-x-6 gap-y-2 px-4 py-4 text-13 text-soft sm:px-6">
          {units.length === 0 && (
            <span>{isForgotten ? t("forgotten") : next === null ? t("none") : t("noneHere")}</span>
          )}
          {next !== null && <TextLink href={`/rewards?job=${jobId}&after=${next}#units`}>{t("more")}</TextLink>}
          <TextLink href="/rewards">{t("close")}</TextLink>
        </p>
      </div>
    </Card>
  );
}
