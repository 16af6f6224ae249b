import type { ReactNode } from "react";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { SettingChangeView } from "#protocol/api/settings";
import { ChangeCells } from "./change-cells";

type Change = Omit<SettingChangeView, "value" | "was">;

interface ChangeTableProps<View extends Change> {
  /** What was changed. */
  title: string;
  changes: readonly View[];
  mayChange: boolean;
  /** Of the columns that say what a change did. */
  heads: readonly string[];
  cells: (view: View) => ReactNode;
}

/** Every change of something: from when it holds, what it did, who made it, why, and what became of it. */
export async function ChangeTable<View extends Change>(props: ChangeTableProps<View>) {
  const { title, changes, mayChange, heads, cells } = props;
  const t = await translations("admin.settings");
  return (
    <Table
      label={t("history.table", { setting: title })}
      head={
        <>
          <HeaderCell>{t("history.from")}</HeaderCell>
          {heads.map((head) => (
            <HeaderCell key={head}>{head}</HeaderCell>
          ))}
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
          {cells(view)}
          <ChangeCells view={view} title={title} mayChange={mayChange} />
        </Row>
      ))}
    </Table>
  );
}
