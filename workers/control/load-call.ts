import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import { deviceCall } from "#core/jobs/python-call";
import type { CallBytes } from "#core/jobs/unit-call";
import type { GrantStub } from "#protocol/device-messages";
import type { RunMessage } from "#protocol/sandbox-messages";
import type { BlobSource } from "./blob-source";

/** The call of one unit with all its bytes at hand; the share is set when it runs. */
export type LoadedCall = Omit<RunMessage, "sharePercent">;

export async function loadCall(
  spec: JobSpec,
  { unit, line, stub }: { unit: number; line: string | undefined; stub: GrantStub },
  blobs: BlobSource,
): Promise<LoadedCall> {
  const call = deviceCall(spec, unit, expandCall(spec, unit, line));
  const coming = new Map<string, Promise<Uint8Array>>();
  const blob = (hash: string) => {
    const bytes = coming.get(hash) ?? blobs.once(hash, stub);
    coming.set(hash, bytes);
    return bytes;
  };
  const bytesOf = async (content: CallBytes): Promise<Uint8Array> => {
    switch (content.kind) {
      case "none":
        return new Uint8Array(0);
      case "text":
        return new TextEncoder().encode(content.text);
      case "blob":
        return blob(content.hash);
      default:
        throw new Error(`Unhandled content: ${content satisfies never}`);
    }
  };
  const { value } = call;
  const [stdin, files, loadedValue] = await Promise.all([
    bytesOf(call.stdin),
    Promise.all(call.files.map(async ({ path, content }) => ({ path, bytes: await bytesOf(content) }))),
    value.kind === "json"
      ? ({ kind: "json", json: JSON.stringify(value.json) } as const)
      : blob(value.hash).then((bytes) => ({ kind: "bytes", bytes }) as const),
  ]);
  return { op: "run", unit, args: call.args, stdin, files, value: loadedValue };
}
