import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { termsDate } from "#app/_terms/terms-date.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { ChangeCells } from "#app/(admin)/admin/settings/_settings/change-cells.tsx";
import type { TermsChangeView } from "#protocol/api/terms";

interface TermsHistoryProps {
  changes: readonly TermsChangeView[];
  mayChange: boolean;
}

/** Every version that was written, with who wrote it, why, and what became of it. */
export async function TermsHistory({ changes, mayChange }: TermsHistoryProps) {
  const [t, h, language] = await Promise.all([
    translations("admin.terms"),
    translations("admin.settings"),
    visitorLanguage(),
  ]);
  return (
    <Table
      label={t("history")}
      head={
        <>
          <HeaderCell>{t("version")}</HeaderCell>
          <HeaderCell>{h("history.who")}</HeaderCell>
          <HeaderCell>{h("history.state")}</HeaderCell>
        </>
      }
    >
      {changes.map((change) => {
        const date = termsDate(change.version, language);
        return (
          <Row key={change.change}>
            <Cell heads className="whitespace-nowrap">
              {change.state === "taken-back" ? (
                date
              ) : (
                <TextLink href={`/terms?version=${change.version}`}>{date}</TextLink>
              )}
            </Cell>
            <ChangeCells view={change} title={date} mayChange={mayChange} />
          </Row>
        );
      })}
    </Table>
  );
}
