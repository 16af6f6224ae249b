"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { decodeOutput } from "#core/units/output";
import type { LocalResult } from "#protocol/devices/device-messages";
import { useLanguage } from "../_language/language-context";
import { readableText } from "./readable-text";
import { type TriedFailure, type TriedSpec, triedError } from "./tried-error";
import { useNamedTrap } from "./use-named-trap";

interface TriedUnitViewProps {
  unit: LocalResult;
  program: string | null;
  /** With the limits under which it was tried. */
  spec: TriedSpec | undefined;
}

/** What one tried unit printed, wrote, cost, or why it failed. */
export function TriedUnitView({ unit, program, spec }: TriedUnitViewProps) {
  const t = useTranslations("customer.newJob.check");
  const numbers = useNumbers();
  return (
    <article aria-label={t("calls.unit", { unit: String(unit.unit) })} className="flex min-w-0 flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-soft tabular-nums">
        <span className="font-medium text-ink">{t("calls.unit", { unit: numbers.count(unit.unit) })}</span>
        <AttemptVerdict unit={unit} />
        {unit.kind !== "lost" && (
          <>
            <span>{numbers.duration(unit.ms)}</span>
            {unit.fuel > 0 && (
              <span>
                {t("trial.ordinarySpeed", { time: numbers.coreTime((1_000 * unit.fuel) / FUEL_PER_CORE_SECOND) })}
              </span>
            )}
          </>
        )}
      </p>
      {unit.kind !== "output" && spec && <TriedError unit={unit} spec={spec} program={program} />}
      {unit.kind !== "lost" && unit.bytes && <Parts bytes={unit.bytes} />}
      {unit.kind !== "lost" && unit.stderr && <CodeBlock label={t("trial.stderr")} text={unit.stderr} wrap />}
    </article>
  );
}

function TriedError({ unit, spec, program }: { unit: TriedFailure; spec: TriedSpec; program: string | null }) {
  const t = useTranslations("customer.newJob.check.trial");
  const message = triedError(unit, spec, useLanguage());
  return <CodeBlock label={t("error")} text={useNamedTrap(message, program)} wrap />;
}

function AttemptVerdict({ unit }: { unit: LocalResult }) {
  const t = useTranslations("customer.newJob.check.trial");
  switch (unit.kind) {
    case "output":
      return <Badge tone="verified">{t("worked")}</Badge>;
    case "failed":
      return (
        <Badge tone="alarm">
          {unit.exitCode === undefined ? t("failed") : t("exitCode", { code: String(unit.exitCode) })}
        </Badge>
      );
    case "lost":
      return <Badge>{t("unfinished")}</Badge>;
    default:
      throw new Error(`Unhandled outcome: ${unit satisfies never}`);
  }
}

function Parts({ bytes }: { bytes: Uint8Array }) {
  const t = useTranslations("customer.newJob.check.trial");
  const numbers = useNumbers();
  const output = decodeOutput(bytes, (text) => new TextDecoder().decode(text));
  return output?.parts.map((part) => {
    const text = readableText(part.bytes);
    const label = part.name === "stdout" ? t("stdout") : part.name === "output" ? t("output") : part.name;
    if (part.bytes.length === 0) {
      return (
        <p key={part.name} className="text-13 text-soft">
          {t("nothing", { part: label })}
        </p>
      );
    }
    return text === undefined ? (
      <p key={part.name} className="text-13 text-soft">
        {t("notText", { part: label, bytes: numbers.bytes(part.bytes.length) })}
      </p>
    ) : (
      <CodeBlock key={part.name} label={label} text={text} wrap />
    );
  });
}
