import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { z } from "zod";
import { contract, verbOperations } from "#protocol/api/contract";
import { powerOf } from "#protocol/api/operation";
import { LIMITS } from "#protocol/limits";
import { mayPack } from "./may-pack";
import { packAnswer } from "./pack-answer";
import { packStream } from "./pack-stream";

const TEXT = JSON.stringify({ units: Array.from({ length: 500 }, (_, unit) => ({ unit, state: "agreed" })) });
const asked = (accepts?: string) =>
  new Request("http://localhost/", accepts === undefined ? {} : { headers: { "accept-encoding": accepts } });

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

test.each([
  ["gzip, deflate, br", "br", brotliDecompressSync],
  ["gzip", "gzip", gunzipSync],
  ["br;q=0, GZIP;q=0.5", "gzip", gunzipSync],
  ["br;q=0", null, (bytes: Buffer) => bytes],
  ["identity", null, (bytes: Buffer) => bytes],
  [undefined, null, (bytes: Buffer) => bytes],
])("for %s an answer goes as %s", async (accepts, encoding, unpack) => {
  const answer = await packAnswer(asked(accepts), TEXT);
  expect(answer.headers.get("content-encoding")).toBe(encoding);
  expect(answer.headers.get("vary")).toBe("accept-encoding");
  const bytes = await bytesOf(answer);
  expect(unpack(bytes).toString()).toBe(TEXT);
  if (encoding) expect(bytes.length).toBeLessThan(TEXT.length / 5);
});

test("what is short, or must not be compressed, is sent as it is", async () => {
  expect((await packAnswer(asked("br"), "{}")).headers.get("content-encoding")).toBeNull();
  expect((await packAnswer(asked("br"), TEXT, false)).headers.get("content-encoding")).toBeNull();
});

test("compression leaves threads for other work", async () => {
  const many = Array.from({ length: LIMITS.MAX_ANSWERS_PACKED_AT_ONCE + 3 }, () => packAnswer(asked("br"), TEXT));
  const answers = await Promise.all(many);
  const packed = answers.filter(({ headers }) => headers.has("content-encoding"));
  expect(packed).toHaveLength(LIMITS.MAX_ANSWERS_PACKED_AT_ONCE);
  expect((await packAnswer(asked("br"), TEXT)).headers.get("content-encoding")).toBe("br");
});

test("lines and tables are compressed as they are streamed, archives and events are not", async () => {
  const answerOf = (type: string) =>
    packStream(asked("gzip"), new Response(TEXT, { headers: { "content-type": type } }));
  for (const type of ["application/x-ndjson", "text/csv; charset=utf-8"]) {
    const answer = answerOf(type);
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(await bytesOf(answer)).toString()).toBe(TEXT);
  }
  for (const type of ["application/zip", "text/event-stream", "application/vnd.apache.parquet"])
    expect(answerOf(type).headers.has("content-encoding")).toBe(false);
});

test.each([
  ["gzip", gunzipSync],
  ["br", brotliDecompressSync],
] as const)("short lines that are streamed one by one shrink by %s, too", async (encoding, unpack) => {
  const lines = Array.from({ length: 500 }, (_, unit) => `${JSON.stringify({ unit, state: "agreed", text: "4" })}\n`);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const line of lines) controller.enqueue(new TextEncoder().encode(line));
      controller.close();
    },
  });
  const answer = packStream(
    asked(encoding),
    new Response(body, { headers: { "content-type": "application/x-ndjson" } }),
  );
  const bytes = await bytesOf(answer);
  expect(unpack(bytes).toString()).toBe(lines.join(""));
  expect(bytes.length).toBeLessThan(lines.join("").length / 5);
});

test("compression ends when its reader leaves", async () => {
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(10_000)),
    cancel: () => {
      isCancelled = true;
    },
  });
  const answer = packStream(asked("br"), new Response(endless, { headers: { "content-type": "text/csv" } }));
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  await reader.cancel();
  await expect.poll(() => isCancelled).toBe(true);
});

const SECRET = /"[^"]*(secret|token|password|apiKey)[^"]*"|"key"/i;

/** The names of all fields, as a JSON list. */
function fieldsOf(schema: z.ZodType): string {
  const names = new Set<string>();
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      if (name === "properties") for (const field of Object.keys(part as object)) names.add(field);
      walk(part);
    }
  };
  walk(z.toJSONSchema(schema, { unrepresentable: "any" }));
  return JSON.stringify([...names]);
}

test("no answer is compressed that has a field for a secret, that an admin reads, or that follows a change", () => {
  for (const operation of verbOperations) {
    if (operation.method !== "GET" || powerOf(operation.audience)) expect(mayPack(operation)).toBe(false);
    if (!mayPack(operation) || operation.kind !== "json") continue;
    expect(fieldsOf(operation.output), operation.id).not.toMatch(SECRET);
  }
  expect(fieldsOf(contract.makeWebhook.output)).toMatch(SECRET);
});
