import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { POWER } from "#core/home/power";
import { coreHourBalance } from "../_donation/energy";
import { HOW_SECTIONS, howWordsIn } from "../_words/how-words";
import { wordsIn } from "../_words/words-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: howWordsIn(await visitorLanguage()).title };
}

export default async function HowItWorksPage() {
  const language = await visitorLanguage();
  const { city, coreHourNanos, donorPercent } = siteFacts();
  const { tag, number } = wordsIn(language);
  const words = howWordsIn(language);
  const balance = coreHourBalance(coreHourNanos, donorPercent);
  const figures = {
    wattsPerCore: POWER.wattsPerCore,
    kettleWh: POWER.kettleWh,
    kwhPrice: number.money(POWER.nanosPerKwh),
    earned: number.money(balance.earnedNanos),
    power: number.money(balance.powerNanos),
  };
  return (
    <div lang={tag}>
      <PageShell
        width="reading"
        eyebrow={<BackAndLanguage back={words.back} language={language} />}
        title={words.title}
        lead={words.lead(city)}
      >
        <div className="flex flex-col gap-10">
          {HOW_SECTIONS.map((section) => {
            const { title, text } = words.sections[section];
            return (
              <section key={section} id={section} className="scroll-mt-8">
                <h2 className="display pb-2 text-24">{title}</h2>
                {text(city, figures).map((paragraph) => (
                  <p key={paragraph} className="max-w-160 text-pretty pb-3">
                    {paragraph}
                  </p>
                ))}
                {section === "box" && <TextLink href="/safety">{words.trySandbox}</TextLink>}
              </section>
            );
          })}
        </div>
      </PageShell>
    </div>
  );
}
