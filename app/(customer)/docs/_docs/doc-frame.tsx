import type { ReactNode } from "react";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";

interface DocFrameProps {
  title: string;
  lead?: string;
  nav: ReactNode;
  children: ReactNode;
}

export function DocFrame({ title, lead, nav, children }: DocFrameProps) {
  return (
    <PageShell title={title} lead={lead} eyebrow={<TextLink href="/docs">Documentation</TextLink>}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div>{nav}</div>
        <div className="min-w-0 max-w-176">{children}</div>
      </div>
    </PageShell>
  );
}
