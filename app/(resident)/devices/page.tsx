import type { Metadata } from "next";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { signedInContext } from "#app/_server/context.ts";
import { getForecast } from "#coordinator/api/household/get-forecast";
import { getHousehold } from "#coordinator/api/household/get-household";
import { siteFacts } from "#coordinator/api/site-facts";
import { DevicesView } from "../_devices/devices-view";
import { ForecastCard } from "../_forecast/forecast-card";
import { devicesWordsIn } from "../_words/devices-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: devicesWordsIn(await visitorLanguage()).title };
}

export default async function DevicesPage() {
  const ctx = await signedInContext("/devices");
  const [household, forecast] = await Promise.all([getHousehold({ ctx, input: {} }), getForecast({ ctx, input: {} })]);
  return (
    <DevicesView
      language={await visitorLanguage()}
      initial={household}
      tariffs={siteFacts().tariffs}
      forecast={household.devices.length > 0 && <ForecastCard forecast={forecast} />}
    />
  );
}
