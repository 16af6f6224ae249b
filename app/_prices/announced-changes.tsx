import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { type SettingName, settingOf } from "#protocol/settings/city-settings";
import { dollarNanos } from "#protocol/text/dollar-nanos";

const TOLD = ["core-hour-price", "residents-share", "partners-share", "welcome-gift"] as const;
type Told = (typeof TOLD)[number];

const isTold = (setting: SettingName): setting is Told => (TOLD as readonly string[]).includes(setting);

/** What will cost something else, and from when on; nothing where nothing is announced. */
export async function AnnouncedChanges({ className }: { className?: string }) {
  const { ahead } = siteFacts();
  const told = ahead.flatMap((change) => (isTold(change.setting) ? [{ ...change, setting: change.setting }] : []));
  if (told.length === 0) return null;
  const [t, language] = await Promise.all([translations("announced"), visitorLanguage()]);
  const { price } = numbersIn(language);
  const said = (setting: Told, value: string) =>
    settingOf(setting).form.kind === "dollars" ? price(dollarNanos(value)) : value;
  return (
    <Notice title={t("title")} {...(className ? { className } : {})}>
      <ul className="flex flex-col gap-1">
        {told.map(({ setting, value, from }) => (
          <li key={`${setting} ${from}`}>
            {t.rich(`of.${setting}`, { value: said(setting, value), time: () => <LocalTime at={from} /> })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
