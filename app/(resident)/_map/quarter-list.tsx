import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import type { CityMap } from "#protocol/api/districts";

/** What the map shows, in words. */
export async function QuarterList({ map }: { map: CityMap }) {
  const [t, language] = await Promise.all([translations("city.map"), visitorLanguage()]);
  return (
    <ul className="grid gap-x-8 gap-y-1 pt-4 sm:grid-cols-2 lg:grid-cols-3">
      {map.districts.map(({ id, name, atLeast }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4 border-line border-b py-1">
          <span className="wrap-anywhere">{name[language]}</span>
          <span className="text-soft tabular-nums">
            {atLeast === null ? t("few") : t("atLeast", { households: String(atLeast) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
