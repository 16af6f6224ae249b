import { decodeOutput } from "#core/units/output";
import type { DeviceFault } from "#protocol/devices/device-fault";
import type { LocalResult, ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { pieceRanges } from "#protocol/manifest/piece-ranges";
import { sha256InSteps } from "../bytes/sha256-in-steps";
import { withoutCopy } from "../bytes/without-copy";

type OutputResult = Extract<LocalResult, { kind: "output" }>;
type KeptPart = Extract<ReplicaResult, { kind: "kept" }>["parts"][number];

/** The result that stands for a kept output, with the hash of each part. */
export async function keptResult({ bytes, ...result }: OutputResult): Promise<ReplicaResult> {
  const output = decodeOutput(bytes, (head) => new TextDecoder().decode(head));
  if (!output) return { kind: "lost", unit: result.unit, message: "output-unreadable" satisfies DeviceFault };
  const { exitCode, type } = output;
  const parts: KeptPart[] = [];
  // Sequentially and without copying: a part may have 256 MiB.
  for (const { name, bytes: part } of output.parts) {
    const whole = withoutCopy(part);
    parts.push({ name, bytes: whole.byteLength, hash: await sha256InSteps(whole), ...(await piecesOf(whole)) });
  }
  return { ...result, kind: "kept", exitCode, ...(type === undefined ? {} : { type }), parts };
}

async function piecesOf(bytes: Uint8Array<ArrayBuffer>): Promise<{ pieces?: string[] }> {
  const pieces: string[] = [];
  for (const { start, end } of pieceRanges(bytes.byteLength))
    pieces.push(await sha256InSteps(bytes.subarray(start, end)));
  return pieces.length === 0 ? {} : { pieces };
}

/** The output of a failed unit goes through the city, whose limit is lower than a bucket's. */
export function withoutTooMuch(result: LocalResult): LocalResult {
  if (result.kind !== "failed" || (result.bytes?.byteLength ?? 0) <= LIMITS.unitOutputBytes) return result;
  const { bytes: _, ...rest } = result;
  return rest;
}
