"use client";

import { useTranslations } from "use-intl";
import type { Numbers } from "#app/_language/english-numbers.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import type { UnitResult } from "#protocol/api/jobs";
import { useJobLive } from "../_job/job-live";
import { UnitParts } from "../_unit/unit-parts";
import { useOpenUnit } from "../_unit/use-open-unit";
import { complaintOf } from "./complaint-of";

type Line = TranslatorOf<"customer.jobResults.line">;

const SHOWN_CHARS = 160;

/** One settled unit: its number, and the beginning of what it said or of its error. */
export function ResultLine({ result }: { result: UnitResult }) {
  const { open } = useOpenUnit();
  const { job } = useJobLive();
  const t = useTranslations("customer.jobResults.line");
  const numbers = useNumbers();
  const failed = result.state === "failed";
  return (
    <li className="border-line border-b last:border-b-0">
      <button
        type="button"
        onClick={() => open(result.unit)}
        data-row
        className="-mx-2 flex w-[calc(100%+1rem)] items-baseline gap-3 rounded px-2 py-2 text-left hover:bg-sunken"
      >
        <span className="min-w-12 shrink-0 text-right text-13 text-soft tabular-nums">
          <span className="sr-only">{t("unit")} </span>
          {numbers.count(result.unit)}
        </span>
        <span className="flex min-w-0 flex-col">
          {failed && result.input !== "" && (
            <span className="truncate text-13 text-soft" title={result.input}>
              {t("input", { input: result.input })}
            </span>
          )}
          <span
            className={`font-mono text-13 ${failed ? "line-clamp-4 whitespace-pre-wrap wrap-anywhere text-alarm-ink" : "line-clamp-2 wrap-anywhere"}`}
          >
            {failed ? failedBy(t, result) : saidBy(t, numbers, result, job.picture.kind === "tiles")}
          </span>
        </span>
      </button>
      {failed && result.stderr !== "" && (
        <Disclosure summary={<span className="text-13 text-soft">{t("stderr")}</span>} className="pb-2 pl-13">
          <pre className="max-h-60 overflow-auto whitespace-pre-wrap wrap-anywhere rounded bg-sunken p-3 font-mono text-13">
            {result.stderr}
          </pre>
        </Disclosure>
      )}
      {failed && result.parts.some(({ bytes }) => bytes > 0) && (
        <div className="pb-2 pl-13">
          <UnitParts result={result} label={t("left", { unit: numbers.count(result.unit) })} />
        </div>
      )}
    </li>
  );
}

/** The error, and what the program itself complains of. */
function failedBy(t: Line, { error, stderr }: UnitResult): string {
  const complaint = complaintOf(stderr);
  const said = complaint.at ? t("at", { said: complaint.said, ...complaint.at }) : complaint.said;
  return said === "" || error?.includes(said) ? (error ?? "") : `${error}\n${said.slice(0, SHOWN_CHARS)}`;
}

/** A tile's bytes may happen to be text; nobody wants to read them. */
function saidBy(t: Line, { bytes }: Numbers, { text, parts, objects }: UnitResult, isTile: boolean): string {
  const said = isTile ? "" : text?.trim().replace(/\s+/g, " ").slice(0, SHOWN_CHARS);
  if (said) return said;
  if (objects?.length) return objects.map((one) => `${one.object} ${bytes(one.bytes)}`).join(", ");
  if (parts.every((part) => part.bytes === 0)) return t("noOutput");
  return parts.map((part) => `${part.name} ${bytes(part.bytes)}`).join(", ");
}
