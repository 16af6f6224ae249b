import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { ChangeState } from "#app/(admin)/admin/settings/_settings/change-state.tsx";
import { tariffDifferences } from "#core/home/tariff-differences";
import type { TariffChangeView } from "#protocol/api/tariffs";
import { differenceWords } from "./difference-words";

interface TariffHistoryProps {
  title: string;
  changes: readonly TariffChangeView[];
  mayChange: boolean;
}

/** Every change of a tariff: what it changed, who made it, why, and what became of it. */
export async function TariffHistory({ title, changes, mayChange }: TariffHistoryProps) {
  const [t, h, language] = await Promise.all([
    translations("admin.tariffs"),
    translations("admin.settings"),
    visitorLanguage(),
  ]);
  const saidBy = (by: string | null, reason: string) => {
    const name = by ?? h("by.somebody");
    return reason === "" ? h("by.unsaid", { name }) : h("by.said", { name, reason });
  };
  return (
    <Table
      label={h("history.table", { setting: title })}
      head={
        <>
          <HeaderCell>{h("history.from")}</HeaderCell>
          <HeaderCell>{t("changed")}</HeaderCell>
          <HeaderCell>{h("history.who")}</HeaderCell>
          <HeaderCell>{h("history.state")}</HeaderCell>
        </>
      }
    >
      {changes.map((view) => (
        <Row key={view.change}>
          <Cell heads className="whitespace-nowrap">
            <LocalTime at={view.from} />
          </Cell>
          <Cell className="min-w-56">
            <ul>
              {tariffDifferences(view.was, view.value).map((one) => (
                <li key={JSON.stringify(one)}>{differenceWords(t, language, one)}</li>
              ))}
            </ul>
          </Cell>
          <Cell className="min-w-48">
            {saidBy(view.by, view.reason)}
            <span className="block text-13 text-soft">
              {h.rich("history.madeAt", { time: () => <LocalTime at={view.madeAt} /> })}
            </span>
          </Cell>
          <Cell className="min-w-32">
            <ChangeState view={view} title={title} mayChange={mayChange} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
