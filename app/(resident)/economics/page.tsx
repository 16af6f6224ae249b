import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { LOCALES } from "#app/_language/locales.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { translations } from "#app/_messages/translations.ts";
import { AnnouncedChanges } from "#app/_prices/announced-changes.tsx";
import { currentVisitor } from "#app/_server/visitor.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { FACTS } from "#core/economics/facts";
import { meanPowerPrice } from "#core/economics/mean-power-price";
import { SIMULATED_CITY } from "#core/economics/simulated-city";
import { calendarOf } from "#core/home/calendar";
import { hasPower } from "#protocol/people/roles";
import { EconomicsDesk } from "../_economics/economics-desk";
import { HowWeKnow } from "../_economics/how-we-know";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("economics");
  return { title: t("title") };
}

/** Whether it pays, for whom, and from when on: for residents, for customers, and for a council. */
export default async function EconomicsPage() {
  const [t, language, visitor] = await Promise.all([translations("economics"), visitorLanguage(), currentVisitor()]);
  const { city, coreHourNanos, donorPercent, tariffs, usDollarNanos = FACTS.usDollarNanos.value } = siteFacts();
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" });
  const prices = tariffs.flatMap((tariff) => {
    const today = calendarOf(tariff.timeZone)(Date.now()).date;
    const latest = meanPowerPrice(tariff, SIMULATED_CITY.figures.busyByHour, today);
    if (!latest || tariff.isWithdrawn) return [];
    const { since, until, nanosPerKwh } = latest;
    const ended = until !== null && until <= today ? day.format(new Date(until)) : null;
    return { name: tariff.name[language], since: day.format(new Date(since)), ended, nanosPerKwh };
  });
  return (
    <PageShell
      eyebrow={<BackAndLanguage back={t("back")} language={language} />}
      title={t("title")}
      lead={t("lead", { city })}
    >
      <AnnouncedChanges className="mb-8" />
      <MessageProvider messages={{ economics: messagesIn(language).economics }}>
        <EconomicsDesk
          {...{ coreHourNanos, donorPercent, usDollarNanos }}
          tariffs={prices}
          isAdmin={visitor !== null && hasPower(visitor.role, "see")}
        />
      </MessageProvider>
      <HowWeKnow />
    </PageShell>
  );
}
