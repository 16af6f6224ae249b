import { triedError } from "#app/_trial/tried-error.ts";
import { decodeOutput } from "#core/units/output";
import type { LocalResult } from "#protocol/devices/device-messages";
import type { Language } from "#protocol/text/language";
import { scriptTerms } from "#workers/page/try-script";
import { WALL_MS } from "./use-live-run";

export type TriedValue = { kind: "value"; text: string } | { kind: "failed"; text: string };

/** What a unit gave, as text; why it failed, in the reader's language. */
export function triedValue(unit: LocalResult, language: Language): TriedValue {
  if (unit.kind !== "output") return { kind: "failed", text: triedError(unit, scriptTerms(WALL_MS), language) };
  const output = decodeOutput(unit.bytes, (bytes) => new TextDecoder().decode(bytes));
  return { kind: "value", text: new TextDecoder().decode(output?.parts[0]?.bytes) };
}
