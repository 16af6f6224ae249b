import { dayName } from "#app/_language/day-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { PartnerEarnings } from "#protocol/api/partners";
import { WORK_KIND_WORDS } from "#protocol/words/work-kind-in-words";

export async function DaysTable({ days }: Pick<PartnerEarnings, "days">) {
  const [t, language] = await Promise.all([translations("customer.sites.earnings.days"), visitorLanguage()]);
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("day")}</HeaderCell>
          <HeaderCell numeric>{t("shared")}</HeaderCell>
        </>
      }
    >
      {days.map(({ day, workKind, units, sharedNanos }) => (
        <Row key={`${day} ${workKind}`}>
          <Cell heads>
            {dayName(day, language)}
            <span className="block text-13 text-soft">
              {WORK_KIND_WORDS[language][workKind]} · {t("units", { units })}
            </span>
          </Cell>
          <Cell numeric>
            <Money nanos={sharedNanos} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
