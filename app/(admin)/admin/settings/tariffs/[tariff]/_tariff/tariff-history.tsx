import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Cell } from "#app/_ui/table.tsx";
import { ChangeTable } from "#app/(admin)/admin/settings/_settings/change-table.tsx";
import { tariffDifferences } from "#core/home/tariff-differences";
import type { TariffChangeView } from "#protocol/api/tariffs";
import { differenceWords } from "./difference-words";

interface TariffHistoryProps {
  title: string;
  changes: readonly TariffChangeView[];
  mayChange: boolean;
}

export async function TariffHistory({ title, changes, mayChange }: TariffHistoryProps) {
  const [t, language] = await Promise.all([translations("admin.tariffs"), visitorLanguage()]);
  return (
    <ChangeTable
      title={title}
      changes={changes}
      mayChange={mayChange}
      heads={[t("changed")]}
      cells={({ was, value }) => (
        <Cell className="min-w-56">
          <ul>
            {tariffDifferences(was, value).map((one) => (
              <li key={JSON.stringify(one)}>{differenceWords(t, language, one)}</li>
            ))}
          </ul>
        </Cell>
      )}
    />
  );
}
