import { expect, test, vi } from "vitest";
import { followResults } from "./follow-results";
import { LamplighterError } from "./lamplighter-error";

const encoder = new TextEncoder();
const settled = (id: number) => `event: settled\nid: ${id}\ndata: ${JSON.stringify({ unit: id * 10 })}\n\n`;

/** A stream of these chunks, which ends or fails after them. */
const stream = (pieces: string[], breaks = false) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) controller.enqueue(encoder.encode(piece));
      else if (breaks) controller.error(new TypeError("broken off"));
      else controller.close();
    },
  });

async function follow(streams: (ReadableStream<Uint8Array> | Error)[], after?: string) {
  const asked: string[] = [];
  const results = followResults(
    async (from) => {
      asked.push(from);
      const next = streams.shift();
      if (next === undefined || next instanceof Error) throw next ?? new Error("asked once too often");
      return next;
    },
    { maxFailures: 2, ...(after === undefined ? {} : { after }) },
  );
  const units: number[] = [];
  for await (const { result } of results) units.push(result.unit);
  return { asked, units };
}

test("a stream that fails or ends is resumed after the last complete event", async () => {
  const second = settled(7);
  const found = await follow([
    stream(["retry: 2000\n\n", settled(3), second.slice(0, 25)], true),
    new TypeError("nobody there"),
    stream([second.slice(0, 30), second.slice(30), ": still there\n\n"]),
    stream([settled(8), "event: end\nid: 8\ndata: {}\n\n"]),
  ]);
  expect(found).toEqual({ asked: ["0", "3", "3", "7"], units: [30, 70, 80] });
});

test("what the site refuses is thrown at once, and repeated failures after the last attempt", async () => {
  const refusal = new LamplighterError("NOT_FOUND", "You have no job", [], 404);
  await expect(follow([refusal], "5")).rejects.toBe(refusal);
  const gone = new TypeError("nobody there");
  await expect(follow([gone, gone, gone, stream([])])).rejects.toBe(gone);
});

test("an abort ends it at once, also while it waits to reconnect", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); // No wait ends by itself.
  try {
    const leaving = new AbortController();
    const gone = new Error("left");
    const results = followResults(() => Promise.reject(new TypeError("nobody there")), { signal: leaving.signal });
    const ended = results.next().catch((error: unknown) => error);
    await turns();
    leaving.abort(gone);
    expect(await Promise.race([ended, turns()])).toBe(gone);
  } finally {
    vi.useRealTimers();
  }
});

async function turns() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return "it still waits";
}
