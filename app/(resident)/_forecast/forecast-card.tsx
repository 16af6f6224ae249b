import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { POWER } from "#core/home/power";
import type { Forecast, MonthForecast } from "#protocol/api/forecast";
import { DevicesForecast } from "./devices-forecast";
import { PastMonths } from "./past-months";

/** What a household will likely earn in a month, and how right that was in the past. */
export async function ForecastCard({ forecast }: { forecast: Forecast }) {
  const t = await translations("forecast");
  const { household, devices, months, monthDays } = forecast;
  return (
    <Card title={<span id="month">{t("title")}</span>} about={t("about", { days: String(monthDays) })}>
      <div className="flex flex-col gap-5">
        <Household forecast={household} />
        {devices.length > 1 && household.kind === "likely" && <DevicesForecast devices={devices} />}
        <PastMonths months={months} />
      </div>
    </Card>
  );
}

async function Household({ forecast }: { forecast: MonthForecast }) {
  const [t, language] = await Promise.all([translations("forecast"), visitorLanguage()]);
  const { money } = numbersIn(language);
  switch (forecast.kind) {
    case "too-early":
      return (
        <p className="text-pretty">{t("tooEarly", { days: forecast.days, needed: String(forecast.neededDays) })}</p>
      );
    case "idle":
      return <p className="text-pretty">{t("idle", { days: String(forecast.days) })}</p>;
    case "likely": {
      const { days, lowNanos, likelyNanos, highNanos, powerNanos } = forecast;
      const [likely, power] = [money(likelyNanos), money(powerNanos)];
      return (
        <>
          {powerNanos > likelyNanos && (
            <Notice tone="caution" title={t("loses")}>
              {t("losesText", { power, likely })}
            </Notice>
          )}
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <Stat
              label={t("range")}
              value={t("likelyRange", { low: money(lowNanos), high: money(highNanos) })}
              detail={t("detail", { likely })}
            />
            <Stat label={t("power")} value={power} detail={t("powerDetail", { watts: String(POWER.wattsPerCore) })} />
          </div>
          <p className="text-13 text-soft">{t("restsOn", { days: String(days) })}</p>
        </>
      );
    }
    default:
      throw new Error(`Unhandled forecast: ${forecast satisfies never}`);
  }
}
