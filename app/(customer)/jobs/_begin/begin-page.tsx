import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import { PriceCalculator } from "#app/(customer)/prices/_prices/price-calculator.tsx";
import { priceWordsIn } from "#app/(customer)/prices/_prices/price-words-in.ts";
import type { SiteFacts } from "#coordinator/api/site-facts";
import type { CityNow } from "#protocol/api/city-now";
import type { Language } from "#protocol/text/language";
import { beginWordsIn } from "./begin-words-in";
import { CityFigures } from "./city-figures";
import { LiveSample } from "./live-sample";

interface BeginPageProps {
  language: Language;
  facts: SiteFacts;
  now: CityNow;
}

const FIRST_JOB = queryHref("/sign-up", { next: "/jobs/new?write=js" });
const BACK_TO_JOBS = queryHref("/sign-in", { next: "/jobs" });

/** For visitors with work to compute and no account yet: what this is, a sample that runs, what it costs, one button. */
export function BeginPage({ language, facts, now }: BeginPageProps) {
  const words = beginWordsIn(language);
  const { city, controlUrl, sandboxUrl, siteUrl, coreHourNanos, usDollarNanos, welcomeNanos } = facts;
  const { begin } = priceWordsIn(language);
  return (
    <div lang={words.tag}>
      <PageShell
        eyebrow={<BackAndLanguage back={words.back} language={language} />}
        title={words.title(city)}
        lead={words.lead(city)}
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pb-8">
          <LinkButton href={FIRST_JOB} tone="primary" size="large">
            {words.begin}
          </LinkButton>
          <LinkButton href={BACK_TO_JOBS} size="large">
            {words.signIn}
          </LinkButton>
          {welcomeNanos > 0 && (
            <p className="text-pretty text-soft">{begin.gift(priceWordsIn(language).price(welcomeNanos))}</p>
          )}
        </div>
        <CityFigures language={language} first={now} />
        <div className="pt-10">
          <LiveSample language={language} places={{ controlUrl, sandboxUrl, siteUrl }} next={FIRST_JOB} />
        </div>
        <section aria-labelledby="steps" className="pt-12">
          <h2 id="steps" className="display text-24">
            {words.steps.title}
          </h2>
          <ol className="grid gap-x-12 gap-y-6 pt-6 md:grid-cols-3">
            {words.steps.list.map(({ title, text }, step) => (
              <li key={title}>
                <p aria-hidden className="display text-24 text-soft">
                  {words.count(step + 1)}
                </p>
                <h3 className="pt-1 font-semibold text-18">{title}</h3>
                <p className="text-pretty pt-1">{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <div className="pt-12">
          <PriceCalculator language={language} coreHourNanos={coreHourNanos} usDollarNanos={usDollarNanos} />
          <p className="pt-3">
            <TextLink href="/prices">{words.prices}</TextLink>
          </p>
        </div>
        <div className="grid gap-x-12 gap-y-10 pt-12 md:grid-cols-3">
          <section>
            <h2 className="display text-24">{words.languages.title}</h2>
            <dl className="pt-2">
              {words.languages.list.map(({ name, text }) => (
                <div key={name} className="pb-2">
                  <dt className="font-semibold">{name}</dt>
                  <dd className="text-pretty">{text}</dd>
                </div>
              ))}
            </dl>
            <p className="text-pretty text-soft">{words.languages.more}</p>
          </section>
          <section>
            <h2 className="display text-24">{words.checked.title}</h2>
            <p className="text-pretty py-2">{words.checked.text}</p>
            <TextLink href="/prices#checking">{words.checked.more}</TextLink>
          </section>
          <section>
            <h2 className="display text-24">{words.safe.title}</h2>
            <p className="text-pretty py-2">{words.safe.text}</p>
            <TextLink href="/safety">{words.safe.more}</TextLink>
          </section>
        </div>
        <div className="mt-12 flex flex-wrap items-center gap-4 border-line border-t pt-8">
          <LinkButton href={FIRST_JOB} tone="primary" size="large">
            {words.begin}
          </LinkButton>
          <TextLink href="/docs">{words.docs}</TextLink>
        </div>
      </PageShell>
    </div>
  );
}
