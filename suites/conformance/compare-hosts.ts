import { createHash } from "node:crypto";
import { decodeOutput } from "#core/units/output";
import type { Case } from "./corpus";
import type { Host } from "./hosts/host";

export interface CaseReport {
  name: string;
  mayDiffer: string | undefined;
  /** A hash of all units' outputs, by host. */
  hashes: Map<string, string>;
  /** Where outputs differ from the first host's: the unit and its first different line. */
  differences: Difference[];
  /** Errors of units that gave no output: equal failures prove nothing. */
  failures: string[];
}

export interface Difference {
  host: string;
  unit: number;
  expected: string;
  found: string;
}

/** Runs one case in each host in turn and compares the bytes. */
export async function compareHosts(one: Case, hosts: Host[]): Promise<CaseReport> {
  const hashes = new Map<string, string>();
  const differences: Difference[] = [];
  let first: Uint8Array[] | undefined;
  for (const host of hosts) {
    const outputs = await host.run(one);
    hashes.set(host.name, hashOf(outputs));
    first ??= outputs;
    for (const [i, unit] of one.units.entries()) {
      const difference = firstDifference(linesOf(first[i]), linesOf(outputs[i]));
      if (difference) differences.push({ host: host.name, unit, ...difference });
    }
  }
  const failures = (first ?? []).map((bytes) => decode(bytes)).filter((text) => text.startsWith("failed: "));
  return { name: one.name, mayDiffer: one.mayDiffer, hashes, differences, failures };
}

function hashOf(outputs: Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const bytes of outputs) hash.update(`${bytes.length}:`).update(bytes);
  return hash.digest("hex");
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Lines of text, or bytes in hexadecimal; an answer that is not an output is kept as it is. */
function linesOf(bytes: Uint8Array = new Uint8Array()): string[] {
  const output = decodeOutput(bytes, decode);
  if (!output) return decode(bytes).split("\n");
  return output.parts.flatMap((part) =>
    output.type === "bytes" ? Buffer.from(part.bytes).toString("hex") : decode(part.bytes).split("\n"),
  );
}

function firstDifference(expected: string[], found: string[]) {
  for (let i = 0; i < Math.max(expected.length, found.length); i++) {
    if (expected[i] !== found[i]) return { expected: expected[i] ?? "", found: found[i] ?? "" };
  }
  return undefined;
}
