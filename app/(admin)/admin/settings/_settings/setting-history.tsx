import { translations } from "#app/_messages/translations.ts";
import { Cell } from "#app/_ui/table.tsx";
import type { SettingChangeView } from "#protocol/api/settings";
import { ChangeTable } from "./change-table";

interface SettingHistoryProps {
  title: string;
  changes: readonly SettingChangeView[];
  words: (value: string) => string;
}

export async function SettingHistory({ title, changes, words }: SettingHistoryProps) {
  const t = await translations("admin.settings.history");
  return (
    <ChangeTable
      title={title}
      changes={changes}
      mayChange={false}
      heads={[t("value"), t("was")]}
      cells={({ value, was }) => (
        <>
          <Cell>{words(value)}</Cell>
          <Cell className="text-soft">{words(was)}</Cell>
        </>
      )}
    />
  );
}
