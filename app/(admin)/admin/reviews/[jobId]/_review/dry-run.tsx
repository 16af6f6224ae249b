"use client";

import { FlaskConical, Square } from "lucide-react";
import { useTranslations } from "use-intl";
import { TriedUnitView } from "#app/_trial/tried-unit-view.tsx";
import { callKey, useTryOut } from "#app/_trial/use-try-out.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import type { SandboxPlaces } from "#workers/page/sandbox-places";

/** The first units in the moderator's own browser, in the sandbox of residents: the server never runs a customer's program. */
export function DryRun({ manifest, sandbox }: { manifest: JobManifest; sandbox: SandboxPlaces }) {
  const t = useTranslations("admin.review.dryRun");
  const { state, start, stop } = useTryOut(sandbox);
  const { tried, spec } = state.kind === "running" || state.kind === "done" ? state : { tried: [], spec: undefined };
  const program = "blob" in manifest.program.source ? manifest.program.source.blob : null;
  return (
    <Card
      title={t("title")}
      about={t("about")}
      actions={
        state.kind === "running" ? (
          <Button onClick={stop}>
            <Square aria-hidden size={16} /> {t("stop")}
          </Button>
        ) : (
          <Button tone="lamp" onClick={() => void start(manifest, callKey(manifest))}>
            <FlaskConical aria-hidden size={16} /> {t("start")}
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
      </div>
    </Card>
  );
}
