import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import { deviceCall } from "#core/jobs/python-call";
import type { CallBytes, FetchedBytes } from "#core/jobs/unit-call";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { RunMessage } from "#protocol/devices/sandbox-messages";
import type { BlobSource } from "../bytes/blob-source";
import type { ObjectSource } from "../bytes/object-source";

/** The call of one unit with all its bytes at hand; the share is set when it runs. */
export type LoadedCall = Omit<RunMessage, "sharePercent">;

export async function loadCall(
  spec: JobSpec,
  { unit, line, stub }: { unit: number; line: string | undefined; stub: GrantStub },
  { blobs, objects }: { blobs: BlobSource; objects: ObjectSource },
): Promise<LoadedCall> {
  const call = deviceCall(spec, unit, expandCall(spec, unit, line));
  const coming = new Map<string, Promise<Uint8Array>>();
  const fetched = (content: FetchedBytes) => {
    const key = content.kind === "blob" ? content.hash : JSON.stringify(content.object);
    const bytes =
      coming.get(key) ??
      (content.kind === "blob"
        ? blobs.once(content, stub)
        : objects.read(content.object, { grantId: stub.grantId, unit }));
    coming.set(key, bytes);
    return bytes;
  };
  const bytesOf = async (content: CallBytes): Promise<Uint8Array> => {
    switch (content.kind) {
      case "none":
        return new Uint8Array(0);
      case "text":
        return new TextEncoder().encode(content.text);
      case "blob":
      case "object":
        return fetched(content);
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
      : fetched(value).then((bytes) => ({ kind: "bytes", bytes }) as const),
  ]);
  return { op: "run", unit, args: call.args, stdin, files, value: loadedValue };
}
