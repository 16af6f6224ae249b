import type { Metadata } from "next";
import { cookies } from "next/headers";
import { siteFacts } from "#coordinator/api/site-facts";
import { LanguageSwitch } from "../_language/language-switch";
import { visitorLanguage } from "../_language/visitor-language";
import { currentVisitor } from "../_server/visitor";
import { DonationPage } from "./_donation/donation-page";
import { CORES_COOKIE, parseCores } from "./_donation/keep-cores";
import { HowItWorks } from "./_how/how-it-works";
import { wordsIn } from "./_words/words-in";

export async function generateMetadata(): Promise<Metadata> {
  const { page } = wordsIn(await visitorLanguage());
  const { city } = siteFacts();
  return { title: { absolute: `${page.title(city)} · Lamplighter` }, description: page.description(city) };
}

export default async function ResidentPage() {
  const [language, visitor, jar] = await Promise.all([visitorLanguage(), currentVisitor(), cookies()]);
  const { city, controlUrl, sandboxUrl, siteUrl, coreHourNanos, donorPercent, tariffs } = siteFacts();
  const words = wordsIn(language);
  return (
    <DonationPage
      language={language}
      city={city}
      name={visitor?.name ?? null}
      coreHourNanos={coreHourNanos}
      donorPercent={donorPercent}
      tariffs={tariffs}
      places={{ controlUrl, sandboxUrl, siteUrl }}
      coresBefore={parseCores(jar.get(CORES_COOKIE)?.value)}
      heading={
        <div className="mx-auto flex w-full max-w-300 items-start justify-between gap-4 px-4 pt-3 sm:px-6 sm:pt-5">
          <div className="min-w-0">
            <h1 className="display text-18 text-soft sm:text-24">{words.page.heading(city)}</h1>
            <noscript>
              <p className="max-w-120 pt-2">{words.page.noScript}</p>
            </noscript>
          </div>
          <div className="-mt-1 -mr-2 shrink-0">
            <LanguageSwitch current={language} />
          </div>
        </div>
      }
      foot={<HowItWorks words={words.how} />}
    />
  );
}
