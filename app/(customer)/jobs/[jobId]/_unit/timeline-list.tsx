"use client";

import { useTranslations } from "use-intl";
import type { Numbers } from "#app/_language/english-numbers.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { UnitAttempt, UnitTimeline } from "#protocol/api/timeline";

const ENGINES: Record<string, string> = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };
const TONES = {
  "under-way": "plain",
  agreed: "verified",
  outvoted: "alarm",
  waiting: "plain",
  lost: "plain",
} as const;

/** The unit from its submission to its settling: who has it, for how long, and what it waits for. */
export function TimelineList({ timeline }: { timeline: UnitTimeline }) {
  const t = useTranslations("customer.unit.timeline");
  const numbers = useNumbers();
  const { submittedAt, settledAt, waiting, tracePage } = timeline;
  // Devices have no name of their own here; the order in which they began does not change.
  const attempts = timeline.attempts.map((attempt, key) => ({ ...attempt, key }));
  const firstGrant = attempts.find(({ grantedAt }) => grantedAt !== null)?.grantedAt;
  const lasted = (from: string, to: string) => numbers.duration(between(from, to));
  const when = (at: string) => () => <LocalTime at={at} seconds className="text-soft" />;
  return (
    <section aria-label={t("title")}>
      <h3 className="pb-1 font-medium text-13">{t("title")}</h3>
      <ol className="flex flex-col gap-2 border-line border-l pl-3 text-13">
        <li>
          {firstGrant
            ? t.rich("waited", { at: when(submittedAt), duration: lasted(submittedAt, firstGrant) })
            : t.rich("submitted", { at: when(submittedAt) })}
        </li>
        {attempts.map((attempt) => (
          <li key={attempt.key} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {attempt.grantedAt && <LocalTime at={attempt.grantedAt} seconds className="text-soft" />}
            <Badge tone={TONES[attempt.verdict]}>{t(`verdicts.${attempt.verdict}`)}</Badge>
            <span>{attemptInWords(t, numbers, attempt)}</span>
            <Moments attempt={attempt} />
          </li>
        ))}
        {settledAt && <li>{t.rich("settled", { at: when(settledAt), duration: lasted(submittedAt, settledAt) })}</li>}
        {waiting && <li>{waiting.message}</li>}
        {tracePage && (
          <li>
            <TextLink href={tracePage} target="_blank">
              {t("trace")}
            </TextLink>
          </li>
        )}
      </ol>
    </section>
  );
}

/** What happened at the device: as it says itself, or as the city heard while it was running. */
function Moments({ attempt: { grantedAt, fetchedAt, startedAt, runningSince } }: { attempt: UnitAttempt }) {
  const t = useTranslations("customer.unit.timeline");
  const { duration } = useNumbers();
  if (runningSince) {
    const at = () => <LocalTime at={runningSince} seconds />;
    return <span className="basis-full text-soft">{t.rich("runningSince", { at })}</span>;
  }
  if (!grantedAt || !fetchedAt || !startedAt) return null;
  const after = (moment: string) => duration(between(grantedAt, moment));
  return (
    <span className="basis-full text-soft">
      {t("moments", { fetched: after(fetchedAt), started: after(startedAt) })}
    </span>
  );
}

function attemptInWords(
  t: TranslatorOf<"customer.unit.timeline">,
  { duration }: Numbers,
  { engine, kind, grantedAt, returnedAt, computedMs, lost }: UnitAttempt,
): string {
  const place = t("place", {
    device: kind === "Device" || kind === "Television" ? t(`devices.${kind}`) : kind,
    engine: ENGINES[engine] ?? t("otherEngine"),
  });
  if (lost) return t("lost", { place, duration: duration(between(grantedAt ?? lost.at, lost.at)), why: lost.message });
  if (computedMs === null) return t("now", { place });
  const ran = { place, duration: duration(computedMs) };
  const rest = grantedAt === null || returnedAt === null ? 0 : between(grantedAt, returnedAt) - computedMs;
  return rest < 1 ? t("ran", ran) : t("ranAndMore", { ...ran, rest: duration(rest) });
}

/** Clocks of several machines may differ a little. */
const between = (from: string, to: string) => Math.max(0, Date.parse(to) - Date.parse(from));
