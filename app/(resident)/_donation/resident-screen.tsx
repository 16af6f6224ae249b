import { cookies, headers } from "next/headers";
import { LanguageSwitch } from "#app/_language/language-switch.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { AnnouncedChanges } from "#app/_prices/announced-changes.tsx";
import { currentVisitor } from "#app/_server/visitor.ts";
import { siteFacts } from "#coordinator/api/site-facts";
import { OwnBadges } from "../_boards/own-badges";
import { HowItWorks } from "../_how/how-it-works";
import { nonceOf } from "../_too-old/nonce-of";
import { Unable } from "../_too-old/unable";
import { webAppWordsIn } from "../_words/web-app-words";
import { wordsIn } from "../_words/words-in";
import { DonationPage } from "./donation-page";
import { CORES_COOKIE, parseCores } from "./keep-cores";

/** The donation, at whichever of its two addresses it was opened. */
export async function ResidentScreen() {
  const [language, visitor, jar, asked] = await Promise.all([
    visitorLanguage(),
    currentVisitor(),
    cookies(),
    headers(),
  ]);
  const { serviceWorkerUrl, city, controlUrl, sandboxUrl, siteUrl, coreHourNanos, donorPercent, tariffs, terms } =
    siteFacts();
  const words = wordsIn(language);
  return (
    <>
      <Unable words={webAppWordsIn(language)} noScript={words.page.noScript} nonce={nonceOf(asked)} />
      <DonationPage
        language={language}
        city={city}
        name={visitor?.name ?? null}
        badges={<OwnBadges />}
        coreHourNanos={coreHourNanos}
        donorPercent={donorPercent}
        tariffs={tariffs}
        terms={terms}
        places={{ controlUrl, sandboxUrl, siteUrl }}
        serviceWorkerUrl={serviceWorkerUrl}
        coresBefore={parseCores(jar.get(CORES_COOKIE)?.value)}
        heading={
          <div className="mx-auto flex w-full max-w-300 items-start justify-between gap-4 px-4 pt-3 sm:px-6 sm:pt-5">
            <div className="min-w-0">
              <h1 className="display text-18 text-soft sm:text-24">{words.page.heading(city)}</h1>
            </div>
            <div className="-mt-1 -mr-2 shrink-0">
              <LanguageSwitch current={language} />
            </div>
          </div>
        }
        announced={<AnnouncedChanges />}
        foot={<HowItWorks words={words.how} />}
      />
    </>
  );
}
