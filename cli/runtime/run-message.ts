import type { CallBytes, CallValue, FetchedBytes, UnitCall } from "#core/jobs/unit-call";
import type { RunMessage } from "#protocol/devices/sandbox-messages";

export type ReadBlob = (hash: string) => Promise<Uint8Array>;

/** A call with its bytes, in the form that the unit worker takes; here a unit may use its whole core. */
export async function runMessage(unit: number, call: UnitCall, readBlob: ReadBlob): Promise<RunMessage> {
  const files = call.files.map(async ({ path, content }) => ({ path, bytes: await bytesOf(content, readBlob) }));
  return {
    op: "run",
    unit,
    args: call.args,
    stdin: await bytesOf(call.stdin, readBlob),
    files: await Promise.all(files),
    value: await inputOf(call.value, readBlob),
    sharePercent: 100,
  };
}

async function bytesOf(content: CallBytes, readBlob: ReadBlob): Promise<Uint8Array> {
  switch (content.kind) {
    case "none":
      return new Uint8Array();
    case "text":
      return new TextEncoder().encode(content.text);
    case "blob":
    case "object":
      return fetched(content, readBlob);
    default:
      throw new Error(`Unhandled bytes: ${content satisfies never}`);
  }
}

async function inputOf(value: CallValue, readBlob: ReadBlob): Promise<RunMessage["value"]> {
  if (value.kind === "json") return { kind: "json", json: JSON.stringify(value.json) };
  return { kind: "bytes", bytes: await fetched(value, readBlob) };
}

/** Manifests with inputs in buckets are not tried here. */
async function fetched(content: FetchedBytes, readBlob: ReadBlob): Promise<Uint8Array> {
  if (content.kind === "blob") return readBlob(content.hash);
  throw new Error("Objects of buckets are not read on this machine.");
}
