"use client";

import { Building2, Cpu, KeyRound, Layers, Wallet } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { PageLink } from "#app/_ui/page-link.tsx";
import { SCROLLS } from "#app/_ui/scrolls.ts";
import { useFleet } from "../_live/fleet-provider";
import { feedLineOf } from "./audit-line";
import type { FeedLine } from "./feed-line";
import { FeedSentence } from "./feed-sentence";
import { mergeFeed } from "./merge-feed";

const MAX_LINES = 60;
const ICONS = { job: Layers, device: Cpu, money: Wallet, key: KeyRound, city: Building2 } as const;

/** Everything that happened, people's acts from the audit log and the rest as this page sees it. */
export function EventFeed({ initial }: { initial: FeedLine[] }) {
  const t = useTranslations("admin.feed");
  const acts = useFleet((view) => view.acts);
  const seen = useFleet((view) => view.seen);
  const now = useFleet((view) => view.pulse.at);
  const [known, setKnown] = useState(initial);
  useEffect(() => {
    const asked = new AbortController();
    if (acts > 0) {
      lamplighter.listAudit({ limit: MAX_LINES }, { signal: asked.signal }).then(
        ({ lines }) => setKnown((before) => mergeFeed([lines.map(feedLineOf), before], MAX_LINES)),
        () => {
          // What is known stays: the badge says when nothing is reached.
        },
      );
    }
    return () => asked.abort();
  }, [acts]);
  const lines = useMemo(() => mergeFeed([seen, known], MAX_LINES), [seen, known]);
  return (
    <Card
      title={t("title")}
      flush
      actions={
        <LinkButton size="small" tone="bare" href="/admin/audit">
          {t("toLog")}
        </LinkButton>
      }
    >
      <section
        aria-label={t("label")}
        {...SCROLLS}
        className="max-h-120 overflow-y-auto border-line border-t focus-visible:-outline-offset-2"
      >
        {lines.length === 0 && <p className="px-4 py-6 text-soft sm:px-6">{t("empty")}</p>}
        <ol>
          {lines.map((line) => (
            <Line key={line.key} line={line} now={now} />
          ))}
        </ol>
      </section>
    </Card>
  );
}

function Line({ line, now }: { line: FeedLine; now: number }) {
  const numbers = useNumbers();
  const Icon = ICONS[line.kind];
  return (
    <li className="flex items-start gap-3 border-line border-b px-4 py-2 text-13 last:border-b-0 sm:px-6">
      <Icon aria-hidden size={14} className="mt-[3px] shrink-0 text-soft" />
      <p className="min-w-0 flex-1 wrap-break-word text-soft">
        {line.href === undefined ? (
          <FeedSentence of={line} />
        ) : (
          <PageLink href={line.href} className="rounded underline-offset-4 hover:underline">
            <FeedSentence of={line} />
          </PageLink>
        )}
      </p>
      <time dateTime={new Date(line.at).toISOString()} className="shrink-0 text-soft tabular-nums">
        {numbers.ago(line.at, now)}
      </time>
    </li>
  );
}
