import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { SettingView } from "#protocol/api/settings";
import { settingTitle } from "#protocol/settings/setting-in-words";
import { anyRoleInWords } from "#protocol/words/role-in-words";
import { ChangeSetting } from "./change-setting";
import { SettingHistory } from "./setting-history";
import { TakeBack } from "./take-back";
import { valueWords } from "./value-words";

/** A setting: what it is now and since when, what is to come, and what was. */
export async function SettingRow({ view, mayChange }: { view: SettingView; mayChange: boolean }) {
  const [t, language] = await Promise.all([translations("admin.settings"), visitorLanguage()]);
  const { setting, value, changes, roles, newest } = view;
  const title = settingTitle(setting, language);
  const words = (one: string) => valueWords(t, numbersIn(language), setting, one);
  const held = changes.find(({ state }) => state === "holds");
  const ahead = changes.filter(({ state }) => state === "ahead").toReversed();
  return (
    <li className="flex flex-col gap-2 border-line border-b px-4 py-4 last:border-b-0 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-160">
          <h3 className="font-medium">{title}</h3>
          <p className="text-pretty text-13 text-soft">{t(`about.${setting}`)}</p>
        </div>
        <div className="flex flex-wrap items-start gap-4">
          <p className="sm:text-right">
            <span className="sr-only">{t("value")}: </span>
            <span className="block font-semibold tabular-nums">{words(value)}</span>
            <span className="block text-13 text-soft">
              {held ? t.rich("since", { time: () => <LocalTime at={held.from} /> }) : t("fromStart")}
            </span>
          </p>
          {mayChange && <ChangeSetting setting={setting} title={title} value={value} newest={newest} />}
        </div>
      </div>
      {ahead.map((change) => (
        <div key={change.change} className="flex flex-col gap-2 rounded bg-moon-wash px-4 py-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p>
              {t.rich("ahead", {
                value: words(change.value),
                strong: (text) => <strong className="tabular-nums">{text}</strong>,
                time: () => <LocalTime at={change.from} />,
              })}
            </p>
            {mayChange && <TakeBack change={change.change} value={words(change.value)} />}
          </div>
          {change.isOrphaned && (
            <Notice tone="caution">{t("orphaned", { name: change.by ?? t("by.somebody") })}</Notice>
          )}
        </div>
      ))}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        {changes.length === 0 ? (
          <p className="text-13 text-soft">{t("history.none")}</p>
        ) : (
          <Disclosure
            className="max-w-full grow"
            summary={t("history.open")}
            aside={t("history.count", { count: changes.length })}
          >
            <SettingHistory title={title} changes={changes} words={words} />
          </Disclosure>
        )}
        <p className="text-13 text-soft">{t("changers", { roles: anyRoleInWords(roles, language) })}</p>
      </div>
    </li>
  );
}
