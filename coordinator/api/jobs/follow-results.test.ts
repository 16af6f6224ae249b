import { createParser, type EventSourceMessage } from "eventsource-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { API_ROOT } from "#protocol/api/api-root";
import type { Job } from "#protocol/api/jobs";
import type { Context } from "../../auth/context";
import { NUMBERS_A_RUN } from "../../store/drawn-numbers";
import { serveApi } from "../serve-api";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";
import { failure, workThrough } from "../testing/test-device";

const { followResults, makeKey, pauseJob, resumeJob, revokeKey, submitJob } = checkedVerbs;

let city: TestCity;
let ctx: Context;
let job: Job;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  const inputs = { kind: "lines", source: { blob: await city.upload("zero\none\ntwo\nthree\nfour\n") } } as const;
  job = await submitJob({ ctx, input: manifest(await city.upload(DOUBLE), { inputs }) });
});

afterAll(() => city.close());

function read(text: string): EventSourceMessage[] {
  const found: EventSourceMessage[] = [];
  createParser({ onEvent: (event) => found.push(event) }).feed(text);
  return found;
}

/** Reads events until there are so many of them, or the stream ends. */
async function take(pieces: AsyncIterable<string | Uint8Array>, count = Number.POSITIVE_INFINITY) {
  const found: EventSourceMessage[] = [];
  for await (const piece of pieces) {
    found.push(...read(String(piece)));
    if (found.length >= count) break;
  }
  return found;
}

const follow = async (after?: string, signal?: AbortSignal) =>
  (await followResults({
    ctx,
    input: { jobId: job.id, ...(after === undefined ? {} : { after }) },
    ...(signal ? { signal } : {}),
  })) as AsyncIterable<string>;

test("results come as they settle, and the end of the job after the last of them", async () => {
  const following = take(await follow());
  await workThrough(city, (unit) => (unit === 3 ? failure("no number 4 here") : `${unit} is fine`));
  await pauseJob({ ctx, input: { jobId: job.id } });
  await resumeJob({ ctx, input: { jobId: job.id } });
  await workThrough(city, (unit) => (unit === 3 ? failure("no number 4 here") : `${unit} is fine`));
  const events = await following;
  expect(events.map(({ event }) => event)).toEqual([...Array(5).fill("settled"), "end"]);
  const ids = events.map(({ id }) => Number(id));
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  const lines = events.slice(0, -1).map(({ data }) => JSON.parse(data));
  expect(lines.map(({ unit }) => unit).sort()).toEqual([0, 1, 2, 3, 4]);
  expect(lines.find(({ unit }) => unit === 3)).toMatchObject({ state: "failed", input: "three" });
  expect(lines.find(({ unit }) => unit === 4)).toMatchObject({ state: "agreed", text: "4 is fine", input: "four" });
  expect(events.at(-1)?.data).toBe('{"state":"finished"}');
});

test("a reader that reconnects continues after its last result, and learns of the end at once", async () => {
  const all = await take(await follow());
  const [first, second] = await take(await follow(), 2);
  expect(await take(await follow(second?.id))).toEqual(all.slice(2));
  expect((await take(await follow(first?.id))).length).toBe(5);
  expect((await take(await follow(all.at(-1)?.id))).map(({ event }) => event)).toEqual(["end"]);
  await expect(follow("yesterday")).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("a unit that is settled again comes again, after everything before it", async () => {
  const before = await take(await follow());
  const last = before.at(-1)?.id;
  const { no } = await city.handle.prisma.job.findUniqueOrThrow({ where: { id: job.id } });
  await city.handle.pool.query(
    `WITH anew AS (UPDATE replica SET settlement = nextval('settlement') * ${NUMBERS_A_RUN} WHERE job_no = $1 AND unit = 1 AND settles RETURNING *)
     INSERT INTO settled_run (job_no, last, units) SELECT job_no, settlement, ARRAY[unit] FROM anew`,
    [no],
  );
  const events = await take(await follow(last));
  expect(events.map(({ event, data }) => [event, JSON.parse(data).unit])).toEqual([
    ["settled", 1],
    ["end", undefined],
  ]);
});

test("a stream of a running job ends when its reader leaves", async () => {
  const inputs = { kind: "range", from: 1, to: 3 } as const;
  const quiet = await submitJob({ ctx, input: manifest(await city.upload(DOUBLE), { inputs, cores: 0 }) });
  const left = new AbortController();
  const pieces = await followResults({ ctx, input: { jobId: quiet.id }, signal: left.signal });
  const reading = take(pieces as AsyncIterable<string>);
  left.abort();
  expect(await reading).toEqual([]);
});

test("over HTTP a browser's Last-Event-ID is the cursor, and events are not cached or buffered", async () => {
  const { key } = await makeKey({ ctx, input: { name: "follow", days: 1 } });
  const ask = (more: Record<string, string> = {}) =>
    serveApi(
      new Request(`http://localhost:3000${API_ROOT}/jobs/${job.id}/results/events`, {
        headers: { authorization: `Bearer ${key}`, ...more },
      }),
    );
  const whole = await ask();
  expect(Object.fromEntries(whole.headers)).toEqual({
    "content-type": "text/event-stream",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  const all = read(await whole.text());
  expect(read(await (await ask({ "last-event-id": all[1]?.id ?? "" })).text())).toEqual(all.slice(2));
  expect((await ask({ "last-event-id": "nonsense" })).status).toBe(400);
});

test("a stream ends when its reader's key is revoked, while streams of the person's other keys continue", async () => {
  const inputs = { kind: "range", from: 1, to: 3 } as const;
  const { id } = await submitJob({ ctx, input: manifest(await city.upload(DOUBLE), { inputs, cores: 0 }) });
  const [lost, kept] = [
    await makeKey({ ctx, input: { name: "lost", days: 1 } }),
    await makeKey({ ctx, input: { name: "kept", days: 1 } }),
  ];
  const [ended, open] = await Promise.all(
    [lost, kept].map(async ({ key }) => {
      const url = `http://localhost:3000${API_ROOT}/jobs/${id}/results/events`;
      const { body } = await serveApi(new Request(url, { headers: { authorization: `Bearer ${key}` } }));
      const reader = body?.getReader();
      await reader?.read();
      return reader;
    }),
  );
  const [end, next] = [ended?.read(), open?.read()];
  // Either may end before it is checked.
  for (const read of [end, next]) read?.catch(() => undefined);
  await revokeKey({ ctx, input: { keyId: lost.id } });
  await expect(end).rejects.toThrow("no longer");
  await city.handle.pool.query("UPDATE job SET state = 'cancelled' WHERE id = $1", [id]);
  expect(new TextDecoder().decode((await next)?.value)).toContain("event: end");
});
