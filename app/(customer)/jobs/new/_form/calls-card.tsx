"use client";

import { Card } from "#app/_ui/card.tsx";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { Mono } from "#app/_ui/mono.tsx";
import type { Preview } from "./use-preview";

/** The first calls, exactly as devices will make them. */
export function CallsCard({ preview }: { preview: Preview }) {
  const { shown, refusal, asking } = preview;
  return (
    <Card
      title="The first calls"
      about={shown ? `Of ${formatCountOf(shown.units, "unit")}, exactly as they will run` : "Exactly as they will run"}
    >
      <div aria-live="polite" aria-busy={asking} className="flex min-h-52 flex-col gap-3">
        {shown?.calls.map((call) => (
          <div key={call.unit} className="min-w-0 rounded bg-sunken px-3 py-2">
            <p className="text-13 text-soft tabular-nums">Unit {formatCount(call.unit)}</p>
            <pre className="max-h-40 overflow-auto whitespace-pre-wrap font-mono text-13 wrap-anywhere">
              {call.command}
            </pre>
            {call.files.length > 0 && (
              <p className="truncate pt-1 text-13 text-soft">
                with <Mono>{call.files.slice(0, 4).join(" ")}</Mono>
                {call.files.length > 4 && ` and ${call.files.length - 4} more`}
              </p>
            )}
          </div>
        ))}
        {!shown && refusal && (
          <p className="text-alarm-ink text-13 wrap-anywhere">{refusal.issues[0]?.message ?? refusal.message}</p>
        )}
        {!shown && !refusal && (
          <p className="text-pretty text-soft">
            {asking
              ? "Reading the inputs …"
              : "The first three calls appear here as soon as there are a program and inputs."}
          </p>
        )}
      </div>
    </Card>
  );
}
