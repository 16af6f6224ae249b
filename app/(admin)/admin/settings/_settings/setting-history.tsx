import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { SettingChangeView } from "#protocol/api/settings";
import { ChangeState } from "./change-state";

interface SettingHistoryProps {
  title: string;
  changes: readonly SettingChangeView[];
  words: (value: string) => string;
}

/** Every change of a setting, with who made it, why, and what became of it. */
export async function SettingHistory({ title, changes, words }: SettingHistoryProps) {
  const t = await translations("admin.settings");
  const saidBy = (by: string | null, reason: string) => {
    const name = by ?? t("by.somebody");
    return reason === "" ? t("by.unsaid", { name }) : t("by.said", { name, reason });
  };
  return (
    <Table
      label={t("history.table", { setting: title })}
      head={
        <>
          <HeaderCell>{t("history.from")}</HeaderCell>
          <HeaderCell>{t("history.value")}</HeaderCell>
          <HeaderCell>{t("history.was")}</HeaderCell>
          <HeaderCell>{t("history.who")}</HeaderCell>
          <HeaderCell>{t("history.state")}</HeaderCell>
        </>
      }
    >
      {changes.map((view) => (
        <Row key={view.change}>
          <Cell heads className="whitespace-nowrap">
            <LocalTime at={view.from} />
          </Cell>
          <Cell>{words(view.value)}</Cell>
          <Cell className="text-soft">{words(view.was)}</Cell>
          <Cell className="min-w-56">
            {saidBy(view.by, view.reason)}
            <span className="block text-13 text-soft">
              {t.rich("history.madeAt", { time: () => <LocalTime at={view.madeAt} /> })}
            </span>
          </Cell>
          <Cell className="min-w-32">
            <ChangeState view={view} title={title} mayChange={false} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
