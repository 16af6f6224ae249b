import { translations } from "#app/_messages/translations.ts";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Cell } from "#app/_ui/table.tsx";
import type { SettingChangeView } from "#protocol/api/settings";
import { ChangeState } from "./change-state";
import { saidBy } from "./said-by";

interface ChangeCellsProps {
  view: Omit<SettingChangeView, "value" | "was" | "from">;
  /** What was changed. */
  title: string;
  mayChange: boolean;
}

/** Who made a change, when and why, and what became of it. */
export async function ChangeCells({ view, title, mayChange }: ChangeCellsProps) {
  const t = await translations("admin.settings");
  return (
    <>
      <Cell className="min-w-48">
        {saidBy(t, view)}
        <span className="block text-13 text-soft">
          {t.rich("history.madeAt", { time: () => <LocalTime at={view.madeAt} /> })}
        </span>
      </Cell>
      <Cell className="min-w-32">
        <ChangeState view={view} title={title} mayChange={mayChange} />
      </Cell>
    </>
  );
}
