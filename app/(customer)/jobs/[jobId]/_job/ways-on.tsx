"use client";

import { Play, RotateCcw } from "lucide-react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import type { StateReason } from "#protocol/api/state-reason";
import { useJobLive } from "./job-live";
import { useAct } from "./use-act";

/** What the sentence about a paused job tells its customer to do, under that sentence. */
export function WaysOn() {
  const { job, reason } = useJobLive();
  const jobId = job.id;
  const { busy, runAndTell } = useAct();
  const t = useTranslations("customer.job.notices.paused");
  const ways = waysOf(reason);
  return (
    <>
      {ways.again && (
        <LinkButton href={queryHref("/jobs/new", { like: jobId })}>
          <RotateCcw aria-hidden size={16} /> {t("again")}
        </LinkButton>
      )}
      {ways.resume !== undefined && (
        <Button busy={busy} onClick={() => runAndTell(() => lamplighter.resumeJob({ jobId }), t("refused"))}>
          <Play aria-hidden size={16} /> {t(ways.resume)}
        </Button>
      )}
    </>
  );
}

/** Pausing by hand and an empty budget have their buttons beside the dial and the title. */
export const hasWaysOn = (reason: StateReason | null): boolean => {
  const { again, resume } = waysOf(reason);
  return again || resume !== undefined;
};

function waysOf(reason: StateReason | null): { again: boolean; resume?: "anyway" | "onceMore" } {
  switch (reason?.kind) {
    case "first-units-failed":
    case "first-units-hit-limit":
    case "comparison-broke":
    case "comparison-failed":
      return { again: true, resume: "anyway" };
    case "quarantined":
      return { again: true };
    case "no-outputs":
    case "outputs-unusable":
    case "outputs-refused":
      return { again: true };
    case "inputs-unreadable":
    case "bucket-unreadable":
      return { again: false, resume: "onceMore" };
    default:
      return { again: false };
  }
}
