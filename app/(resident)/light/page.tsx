import type { Metadata } from "next";
import { z } from "zod";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { findPartner } from "#coordinator/api/partners/find-partner";
import { siteFacts } from "#coordinator/api/site-facts";
import { Origin } from "#protocol/api/partners";
import { PartnerId } from "#protocol/partner-id";
import { tryParse } from "#protocol/try-parse";
import { LightView } from "../_light/light-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: `${(await translations("light"))("tab")} · Lamplighter` }, robots: { index: false } };
}

const Query = z.object({ partner: PartnerId, origin: Origin });

/** The window that a partner's button opens. Whatever is wrong with how it was opened, it says so and lights nothing. */
export default async function LightPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const [t, language, asked] = await Promise.all([translations("light"), visitorLanguage(), searchParams]);
  const query = tryParse(Query, asked);
  const partner = query.success ? await findPartner(query.data.partner) : undefined;
  if (!query.success || !partner?.origins.includes(query.data.origin)) {
    return (
      <main id="content" className="mx-auto w-full max-w-140 px-4 py-5">
        <h1 className="display pb-4 text-24">{t("tab")}</h1>
        <Notice tone="caution" title={t("unknown.title")}>
          {t(partner ? "unknown.origin" : "unknown.partner")}
        </Notice>
      </main>
    );
  }
  const { city, controlUrl, sandboxUrl, siteUrl, terms } = siteFacts();
  return (
    <MessageProvider messages={{ light: messagesIn(language).light }}>
      <LightView
        language={language}
        city={city}
        partner={partner}
        origin={query.data.origin}
        places={{ controlUrl, sandboxUrl, siteUrl }}
        terms={terms}
      />
    </MessageProvider>
  );
}
