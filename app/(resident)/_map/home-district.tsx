import type { ReactNode } from "react";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { CityMap, HomeDistrict } from "#protocol/api/districts";
import { DistrictForm } from "./district-form";

interface HomeDistrictProps {
  districts: CityMap["districts"];
  /** Null: a stranger. */
  home: HomeDistrict | null;
}

/** In which neighbourhood the map counts the visitor's household. */
export async function HomeDistrictCard({ districts, home }: HomeDistrictProps) {
  const [t, language] = await Promise.all([translations("city.home"), visitorLanguage()]);
  const link = (text: ReactNode) => <TextLink href="/sign-in?next=%2Fcity">{text}</TextLink>;
  return (
    <Card title={t("title")} className="max-w-160">
      <div className="flex flex-col gap-4">
        {home === null ? (
          <p className="text-pretty">{t.rich("signIn", { link })}</p>
        ) : (
          <DistrictForm
            chosen={home.district}
            districts={districts.map(({ id, name }) => ({ value: id, label: name[language] }))}
          />
        )}
        <p className="text-pretty text-13 text-soft">{t("private")}</p>
      </div>
    </Card>
  );
}
