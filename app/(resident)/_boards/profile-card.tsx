import type { ReactNode } from "react";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { SECOND } from "#core/time";
import type { ProfileView } from "#protocol/api/pride";
import { Badges } from "./badges";
import { ProfileForm } from "./profile-form";

/** What others see of the visitor, and what they may change about it; `null` for a stranger. */
export async function ProfileCard({ view }: { view: ProfileView | null }) {
  const [t, language] = await Promise.all([translations("boards.profile"), visitorLanguage()]);
  if (view === null) {
    const link = (text: ReactNode) => <TextLink href="/sign-in?next=%2Fboards">{text}</TextLink>;
    return (
      <Card title={t("title")}>
        <p className="text-pretty">{t("off")}</p>
        <p className="pt-2">{t.rich("signIn", { link })}</p>
      </Card>
    );
  }
  const { coreTime } = numbersIn(language);
  const { profile, badges, found, week, all } = view;
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-2 pb-5">
        <p className="text-pretty">
          {profile === null
            ? t("off")
            : profile.onBoards
              ? t.rich("on", { name: () => <bdi className="font-semibold">{profile.name}</bdi> })
              : t("unlisted")}
        </p>
        {badges.length > 0 && (
          <p className="-ml-2">
            <Badges badges={badges} />
          </p>
        )}
        {found !== null && <p className="text-pretty break-words">{t("found", { job: found })}</p>}
        <p className="text-pretty text-13 text-soft">
          {t("work", { week: coreTime(week * SECOND), all: coreTime(all * SECOND) })}
        </p>
      </div>
      <ProfileForm profile={profile} />
      <p className="pt-4">
        <TextLink href="/team">{t("team")}</TextLink>
      </p>
    </Card>
  );
}
