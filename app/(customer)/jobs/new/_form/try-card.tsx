"use client";

import { FlaskConical, Square } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import type { JobManifest } from "#protocol/job-manifest";
import { ExitCodeQuestion } from "./exit-code-question";
import { TriedUnitView } from "./tried-unit-view";
import { callKey, type TryOut } from "./use-try-out";

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
  const { state, start, stop } = tryOut;
  const tried = state.kind === "running" || state.kind === "done" ? state.tried : [];
  const earlier = state.kind === "running" ? state.earlier.slice(tried.length) : [];
  const isOld = state.kind === "done" && manifest !== null && state.key !== callKey(manifest);
  return (
    <Card
      title="Try it here"
      about={
        isOld ? (
          <b className="font-medium text-ink">The program, inputs or arguments have changed since: try again.</b>
        ) : (
          "In this browser, in the sandbox that residents use. It costs nothing."
        )
      }
      actions={
        state.kind === "running" ? (
          <Button onClick={stop}>
            <Square aria-hidden size={16} /> Stop
          </Button>
        ) : (
          <Button
            tone="lamp"
            disabled={manifest === null}
            onClick={() => manifest && void start(manifest, callKey(manifest))}
          >
            <FlaskConical aria-hidden size={16} /> {state.kind === "done" ? "Try again" : "Try it"}
          </Button>
        )
      }
    >
      <div aria-live="polite" className="flex flex-col gap-4">
        {state.kind === "idle" && (
          <p className="text-pretty text-soft">
            The first three units run at once; their outputs, errors and times appear here, followed by an estimate.
          </p>
        )}
        {state.kind === "failed" && <Notice tone="alarm">{state.message}</Notice>}
        {tried.map((unit) => (
          <TriedUnitView key={unit.unit} unit={unit} />
        ))}
        {earlier.map((unit) => (
          <div key={`earlier ${unit.unit}`} className="opacity-55">
            <TriedUnitView unit={unit} />
          </div>
        ))}
        {state.kind === "done" && state.isDrawing && (
          <p className="text-13 text-soft">Some units across the whole job run now, for the estimate.</p>
        )}
        <ExitCodeQuestion tried={tried} />
        {state.kind === "running" && earlier.length === 0 && (
          <Skeleton
            lines={LINES_A_UNIT * Math.max(0, (state.of || UNITS) - tried.length)}
            label="Running the first units"
          />
        )}
      </div>
    </Card>
  );
}
