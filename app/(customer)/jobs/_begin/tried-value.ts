import { decodeOutput } from "#core/units/output";
import type { LocalResult } from "#protocol/device-messages";

export type TriedValue = { kind: "value"; text: string } | { kind: "failed"; text: string };

/** What a unit gave, as text; the words of its error when it failed. */
export function triedValue(unit: LocalResult): TriedValue {
  if (unit.kind !== "output") return { kind: "failed", text: unit.message };
  const output = decodeOutput(unit.bytes, (bytes) => new TextDecoder().decode(bytes));
  return { kind: "value", text: new TextDecoder().decode(output?.parts[0]?.bytes) };
}
