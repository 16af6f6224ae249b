import { decodeOutput } from "#core/units/output";
import type { LocalResult, ReplicaResult } from "#protocol/device-messages";
import { LIMITS } from "#protocol/limits";
import { pieceRanges } from "#protocol/piece-ranges";
import { sha256Hex } from "./sha256-hex";

type OutputResult = Extract<LocalResult, { kind: "output" }>;

/** The result that stands for a kept output, with the hash of each part. */
export async function keptResult({ bytes, ...result }: OutputResult): Promise<ReplicaResult> {
  const output = decodeOutput(bytes, (head) => new TextDecoder().decode(head));
  if (!output) return { kind: "lost", unit: result.unit, message: "The sandbox gave no output that can be read." };
  const { exitCode, type } = output;
  const parts = await Promise.all(
    output.parts.map(async (part) => ({
      name: part.name,
      bytes: part.bytes.byteLength,
      hash: await sha256Hex(part.bytes.slice()),
      ...(await piecesOf(part.bytes)),
    })),
  );
  return { ...result, kind: "kept", exitCode, ...(type === undefined ? {} : { type }), parts };
}

/** Sequentially, so that at most one piece is in memory twice. */
async function piecesOf(bytes: Uint8Array): Promise<{ pieces?: string[] }> {
  const pieces: string[] = [];
  for (const { start, end } of pieceRanges(bytes.byteLength)) pieces.push(await sha256Hex(bytes.slice(start, end)));
  return pieces.length === 0 ? {} : { pieces };
}

/** The output of a failed unit goes through the city, whose limit is lower than a bucket's. */
export function withoutTooMuch(result: LocalResult): LocalResult {
  if (result.kind !== "failed" || (result.bytes?.byteLength ?? 0) <= LIMITS.unitOutputBytes) return result;
  const { bytes: _, ...rest } = result;
  return rest;
}
