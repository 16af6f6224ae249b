import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { SettingChangeView } from "#protocol/api/settings";

interface SettingHistoryProps {
  title: string;
  changes: readonly SettingChangeView[];
  words: (value: string) => string;
}

const TONES = { ahead: "moon", holds: "verified", past: "plain", "taken-back": "plain" } as const;

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
      {changes.map(({ change, from, value, was, by, reason, madeAt, state, takenBack }) => (
        <Row key={change}>
          <Cell heads className="whitespace-nowrap">
            <LocalTime at={from} />
          </Cell>
          <Cell>{words(value)}</Cell>
          <Cell className="text-soft">{words(was)}</Cell>
          <Cell className="min-w-56">
            {saidBy(by, reason)}
            <span className="block text-13 text-soft">
              {t.rich("history.madeAt", { time: () => <LocalTime at={madeAt} /> })}
            </span>
          </Cell>
          <Cell className="min-w-32">
            <Badge tone={TONES[state]}>{t(`history.states.${state}`)}</Badge>
            {takenBack && (
              <span className="block pt-1 text-13 text-soft">{saidBy(takenBack.by, takenBack.reason)}</span>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
