import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { AnnouncedChanges } from "#app/_prices/announced-changes.tsx";
import { currentVisitor } from "#app/_server/visitor.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { coreHourBalance } from "#app/(resident)/_donation/energy.ts";
import { siteFacts } from "#coordinator/api/site-facts";
import { NATIVE_TIME } from "#core/economics/native-time";
import { CheckingPrices } from "./_prices/checking-prices";
import { ComparisonTable } from "./_prices/comparison-table";
import { CoreHourPrice } from "./_prices/core-hour-price";
import { Dearer } from "./_prices/dearer";
import { PriceCalculator } from "./_prices/price-calculator";
import { priceWordsIn } from "./_prices/price-words-in";
import { Sources } from "./_prices/sources";

export async function generateMetadata(): Promise<Metadata> {
  return { title: priceWordsIn(await visitorLanguage()).title };
}

export default async function PricesPage() {
  const [language, visitor] = await Promise.all([visitorLanguage(), currentVisitor()]);
  const { city, coreHourNanos, donorPercent, usDollarNanos, welcomeNanos } = siteFacts();
  const words = priceWordsIn(language);
  const { compare, resident, begin, price } = words;
  const balance = coreHourBalance(coreHourNanos, donorPercent);
  return (
    <div lang={words.tag}>
      <PageShell
        eyebrow={<BackAndLanguage back={words.back} language={language} />}
        title={words.title}
        lead={words.lead(city)}
      >
        <AnnouncedChanges className="mb-8" />
        <CoreHourPrice words={words} coreHourNanos={coreHourNanos} donorPercent={donorPercent} />
        <CheckingPrices words={words} coreHourNanos={coreHourNanos} />
        <div className="pt-12">
          <PriceCalculator language={language} coreHourNanos={coreHourNanos} usDollarNanos={usDollarNanos} />
        </div>
        <section aria-labelledby="compare" className="pt-12">
          <h2 id="compare" className="display text-24">
            {compare.title}
          </h2>
          <p className="max-w-160 text-pretty pt-2 pb-6 text-soft">{compare.about(NATIVE_TIME)}</p>
          <ComparisonTable words={words} coreHourNanos={coreHourNanos} usDollarNanos={usDollarNanos} />
          <div className="grid gap-x-12 gap-y-6 pt-8 md:grid-cols-2">
            <Dearer words={words} coreHourNanos={coreHourNanos} usDollarNanos={usDollarNanos} />
            <Sources words={words} usDollarNanos={usDollarNanos} />
          </div>
        </section>
        <section aria-labelledby="resident" className="pt-12">
          <h2 id="resident" className="display text-24">
            {resident.title}
          </h2>
          <p className="max-w-160 text-pretty pt-2">
            {resident.text(city, price(balance.earnedNanos), price(balance.powerNanos))}{" "}
            <TextLink href="/how-it-works#power">{resident.more}</TextLink>{" "}
            <TextLink href="/economics">{resident.pays}</TextLink>
          </p>
        </section>
        <section className="mt-12 flex flex-wrap items-center gap-4 border-line border-t pt-8">
          {visitor ? (
            <LinkButton href="/jobs/new" tone="primary" size="large">
              {begin.job}
            </LinkButton>
          ) : (
            <>
              <LinkButton href="/sign-up" tone="primary" size="large">
                {begin.signUp}
              </LinkButton>
              {welcomeNanos > 0 && <p className="text-soft">{begin.gift(price(welcomeNanos))}</p>}
            </>
          )}
        </section>
      </PageShell>
    </div>
  );
}
