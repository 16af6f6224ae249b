import type { Tolerance } from "#core/quorum/json/close-numbers";
import { type ReadJson, readJson } from "#core/quorum/json/read-json";
import { sameJson } from "#core/quorum/json/same-json";
import type { UnitOutput } from "#core/units/output";
import type { Misfit } from "#protocol/job-faults/misfit";
import { NO_OUTPUT, readParts, textOf } from "./read-parts";
import type { ComparisonVerdict } from "./verdict";

/** Outputs are equal if their exit codes and part names are equal, and each part is equal as bytes or as JSON. */
export function compareJson(a: Uint8Array, b: Uint8Array, tolerance: Tolerance): ComparisonVerdict {
  const [outputA, outputB] = [readParts(a), readParts(b)];
  if (!outputA || !outputB) return misfit(outputA ? undefined : NO_OUTPUT, outputB ? undefined : NO_OUTPUT);
  if (!sameForm(outputA, outputB)) return { kind: "judged", same: false };
  for (const [at, part] of outputA.parts.entries()) {
    const other = outputB.parts[at]?.bytes ?? new Uint8Array();
    if (Buffer.compare(part.bytes, other) === 0) continue;
    const [jsonA, jsonB] = [jsonOf(part.bytes), jsonOf(other)];
    if (jsonA.kind === "broken" || jsonB.kind === "broken")
      return misfit(whyNot(part.name, jsonA), whyNot(part.name, jsonB));
    if (!sameJson(jsonA.value, jsonB.value, tolerance)) return { kind: "judged", same: false };
  }
  return { kind: "judged", same: true };
}

const sameForm = (a: UnitOutput, b: UnitOutput) =>
  a.exitCode === b.exitCode &&
  a.type === b.type &&
  a.parts.length === b.parts.length &&
  a.parts.every(({ name }, at) => name === b.parts[at]?.name);

function jsonOf(bytes: Uint8Array): ReadJson {
  const text = textOf(bytes);
  return text === undefined ? { kind: "broken", message: "it is not UTF-8 text" } : readJson(text);
}

const whyNot = (part: string, read: ReadJson): Misfit | undefined =>
  read.kind === "broken" ? { why: "not-json", part, said: read.message } : undefined;

const misfit = (a: Misfit | undefined, b: Misfit | undefined): ComparisonVerdict => ({
  kind: "misfit",
  ...(a === undefined ? {} : { a }),
  ...(b === undefined ? {} : { b }),
});
