"use client";

import { Badge } from "#app/_ui/badge.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { formatBytes } from "#app/_ui/format/format-bytes.ts";
import { formatCoreTime } from "#app/_ui/format/format-core-time.ts";
import { formatCount } from "#app/_ui/format/format-count.ts";
import { formatDuration } from "#app/_ui/format/format-duration.ts";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { decodeOutput } from "#core/units/output";
import type { LocalResult } from "#protocol/device-messages";
import { readableText } from "../_draft/readable-text";

/** What one tried unit printed, wrote, cost, or why it failed. */
export function TriedUnitView({ unit }: { unit: LocalResult }) {
  return (
    <article aria-label={`Unit ${unit.unit}`} className="flex min-w-0 flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-soft tabular-nums">
        <span className="font-medium text-ink">Unit {formatCount(unit.unit)}</span>
        <AttemptVerdict unit={unit} />
        {unit.kind !== "lost" && (
          <>
            <span>{formatDuration(unit.ms)}</span>
            {unit.fuel > 0 && <span>{formatCoreTime((1_000 * unit.fuel) / FUEL_PER_CORE_SECOND)}, ordinary speed</span>}
          </>
        )}
      </p>
      {unit.kind !== "output" && <CodeBlock label="Error" text={unit.message} wrap />}
      {unit.kind !== "lost" && unit.bytes && <Parts bytes={unit.bytes} />}
      {unit.kind !== "lost" && unit.stderr && <CodeBlock label="Standard error" text={unit.stderr} wrap />}
    </article>
  );
}

function AttemptVerdict({ unit }: { unit: LocalResult }) {
  switch (unit.kind) {
    case "output":
      return <Badge tone="verified">Worked</Badge>;
    case "failed":
      return <Badge tone="alarm">{unit.exitCode === undefined ? "Failed" : `Exit code ${unit.exitCode}`}</Badge>;
    case "lost":
      return <Badge>Not finished</Badge>;
    default:
      throw new Error(`Unhandled outcome: ${unit satisfies never}`);
  }
}

function Parts({ bytes }: { bytes: Uint8Array }) {
  const output = decodeOutput(bytes, (text) => new TextDecoder().decode(text));
  return output?.parts.map((part) => {
    const text = readableText(part.bytes);
    const label = part.name === "stdout" ? "Standard output" : part.name === "output" ? "Output" : part.name;
    if (part.bytes.length === 0) {
      return (
        <p key={part.name} className="text-13 text-soft">
          {label}: nothing
        </p>
      );
    }
    return text === undefined ? (
      <p key={part.name} className="text-13 text-soft">
        {label}: {formatBytes(part.bytes.length)} that are not text
      </p>
    ) : (
      <CodeBlock key={part.name} label={label} text={text} wrap />
    );
  });
}
