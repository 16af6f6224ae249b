import type { ReactNode } from "react";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";

interface DocFrameProps {
  title: ReactNode;
  nav: ReactNode;
  children: ReactNode;
}

/** Around what is read, which is in English whatever the visitor's language is, and says so. */
export async function DocFrame({ title, nav, children }: DocFrameProps) {
  const t = await translations("customer.docs");
  const isEnglish = (await visitorLanguage()) === "en";
  return (
    <PageShell
      title={title}
      lead={isEnglish ? undefined : t("language")}
      eyebrow={<TextLink href="/docs">{t("title")}</TextLink>}
    >
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div>{nav}</div>
        <div className="min-w-0 max-w-176">{children}</div>
      </div>
    </PageShell>
  );
}
