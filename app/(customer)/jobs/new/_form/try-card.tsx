"use client";

import { FlaskConical, Square } from "lucide-react";
import { useTranslations } from "use-intl";
import { TriedUnitView } from "#app/_trial/tried-unit-view.tsx";
import { callKey, type TryOut } from "#app/_trial/use-try-out.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { ExitCodeQuestion } from "./exit-code-question";

/** How many are tried, until it is known, and the room of one that prints a line. */
const UNITS = 3;
const LINES_A_UNIT = 4;

export interface TryCardProps {
  /** Null while there is nothing that could be tried. */
  manifest: JobManifest | null;
  tryOut: TryOut;
}

/** Runs the first units in this very browser: what comes out is what devices would return. */
export function TryCard({ manifest, tryOut }: TryCardProps) {
  const t = useTranslations("customer.newJob.check.trial");
  const { state, start, stop } = tryOut;
  const { tried, spec } = state.kind === "running" || state.kind === "done" ? state : { tried: [], spec: undefined };
  const earlier = state.kind === "running" ? state.earlier.slice(tried.length) : [];
  const program = manifest && "blob" in manifest.program.source ? manifest.program.source.blob : null;
  const isOld = state.kind === "done" && (manifest === null || state.key !== callKey(manifest));
  return (
    <Card
      title={t("title")}
      about={isOld ? <b className="font-medium text-ink">{t("changed")}</b> : t("about")}
      actions={
        state.kind === "running" ? (
          <Button onClick={stop}>
            <Square aria-hidden size={16} /> {t("stop")}
          </Button>
        ) : (
          <Button
            tone="lamp"
            disabled={manifest === null}
            onClick={() => manifest && void start(manifest, callKey(manifest))}
          >
            <FlaskConical aria-hidden size={16} /> {state.kind === "done" ? t("again") : t("start")}
          </Button>
        )
      }
    >
      <div aria-live="polite" className="flex flex-col gap-4">
        {state.kind === "idle" && <p className="text-pretty text-soft">{t("idle")}</p>}
        {state.kind === "failed" && <Notice tone="alarm">{state.message}</Notice>}
        {tried.map((unit) => (
          <TriedUnitView key={unit.unit} unit={unit} program={program} spec={spec} />
        ))}
        {earlier.map((unit) => (
          <div key={`earlier ${unit.unit}`} className="opacity-55">
            <TriedUnitView unit={unit} program={program} spec={spec} />
          </div>
        ))}
        {state.kind === "done" && state.isDrawing && <p className="text-13 text-soft">{t("drawing")}</p>}
        <ExitCodeQuestion tried={tried} />
        {state.kind === "running" && earlier.length === 0 && (
          <Skeleton lines={LINES_A_UNIT * Math.max(0, (state.of || UNITS) - tried.length)} label={t("running")} />
        )}
      </div>
    </Card>
  );
}
