import type { ReactNode } from "react";
import { translations } from "#app/_messages/translations.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";

interface DocFrameProps {
  title: ReactNode;
  /** Of a page that is not in the visitor's language: that it is not. */
  lead: string | undefined;
  nav: ReactNode;
  children: ReactNode;
}

/** Around what is read. */
export async function DocFrame({ title, lead, nav, children }: DocFrameProps) {
  const t = await translations("customer.docs");
  return (
    <PageShell title={title} lead={lead} eyebrow={<TextLink href="/docs">{t("title")}</TextLink>}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div>{nav}</div>
        <div className="min-w-0 max-w-176">{children}</div>
      </div>
    </PageShell>
  );
}
