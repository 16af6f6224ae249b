import { AwsV4Signer } from "aws4fetch";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ObjectRef } from "#core/jobs/object-ref";
import { LIMITS } from "#protocol/limits";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import type { BlobCache } from "./blob-cache";
import { InputUnreadable, LeaseGone } from "./input-unreadable";
import { type AskForLink, ObjectSource } from "./object-source";

const LEASE = { grantId: "a grant", unit: 7 };
const TEXT = "0123456789".repeat(30_000);
let s3: S3Server;
let object: ObjectRef;
let asked: number[];

beforeEach(async () => {
  s3 = await new S3Server().listen();
  const { etag, bytes } = s3.bucket().put("in.txt", TEXT);
  object = { connection: "c", key: "in.txt", etag, start: 5, bytes: bytes - 10 };
  asked = [];
});
afterEach(() => s3.close());

/** Makes links like the coordinator: for one range, while the object is unchanged. */
const linkTo: AskForLink = async ({ from }) => {
  asked.push(from);
  const start = (object.start ?? 0) + from;
  const range = `bytes=${start}-${(object.start ?? 0) + object.bytes - 1}`;
  const signed = await new AwsV4Signer({
    ...TEST_KEYS,
    service: "s3",
    region: s3.region,
    method: "GET",
    url: `${s3.endpoint}/bucket/in.txt?X-Amz-Expires=60`,
    headers: { range, "if-match": object.etag },
    signQuery: true,
    allHeaders: true,
  }).sign();
  return { kind: "link", url: signed.url.href, headers: Object.fromEntries(signed.headers) };
};

function openSource(ask: AskForLink = linkTo, fetchFrom?: typeof fetch) {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache = {
    get: async (key: string) => kept.get(key),
    put: async (key: string, bytes: Uint8Array<ArrayBuffer>) => void kept.set(key, bytes),
  } as unknown as BlobCache;
  return new ObjectSource(cache, ask, undefined, async () => undefined, fetchFrom);
}

const textOf = async (source: ObjectSource) => new TextDecoder().decode(await source.read(object, LEASE));
const MEANT = TEXT.slice(5, -5);

test("a piece is read once, and a second time from the cache", async () => {
  const source = openSource();
  expect(await textOf(source)).toBe(MEANT);
  const visits = s3.visits.length;
  expect(await textOf(source)).toBe(MEANT);
  expect(s3.visits).toHaveLength(visits);
});

test("an interrupted response is resumed where it stopped", async () => {
  s3.faults.set({ kind: "cut-off", afterBytes: 100_000, times: 2 });
  expect(await textOf(openSource())).toBe(MEANT);
  expect(asked[0]).toBe(0);
  expect(asked.at(-1)).toBeGreaterThan(0);
});

test.each([
  { kind: "busy", times: 3 },
  { kind: "no-answer", times: 2 },
  { kind: "ignores-range", times: 2 },
  { kind: "redirect", to: "http://127.0.0.1:1/", times: 2 },
] as const)("after $times times of $kind the bytes are right all the same", async (fault) => {
  s3.faults.set(fault);
  expect(await textOf(openSource())).toBe(MEANT);
});

test("a new link is requested when one has expired", async () => {
  let first = true;
  const source = openSource(async (what) => {
    const link = await linkTo(what);
    if (!first || link.kind !== "link") return link;
    first = false;
    return { ...link, url: link.url.replace("X-Amz-Expires=60", "X-Amz-Expires=1") };
  });
  expect(await textOf(source)).toBe(MEANT);
});

const faultOf = async (source: ObjectSource) => {
  const error = await source.read(object, LEASE).catch((thrown: unknown) => thrown);
  return error instanceof InputUnreadable ? error.fault : error;
};

test("a changed object is reported at once, even by a bucket that ignores conditions", async () => {
  s3.bucket().put("in.txt", "something else altogether".repeat(20_000));
  expect(await faultOf(openSource())).toBe("object-changed");
  expect(asked).toHaveLength(1);
  s3.faults.set({ kind: "ignores-if-match" });
  expect(await faultOf(openSource())).toBe("object-changed");
  s3.bucket().remove("in.txt");
  expect(await faultOf(openSource())).toBe("no-object");
});

test("a bucket that never responds correctly is tried only so many times", async () => {
  s3.faults.set({ kind: "busy" });
  expect(await faultOf(openSource())).toBe("busy");
  expect(asked).toHaveLength(LIMITS.MAX_INPUT_TRIES);
});

test("a lost lease, or a fault that the coordinator knows, ends it without another try", async () => {
  expect(await faultOf(openSource(async () => ({ kind: "no-lease" })))).toBeInstanceOf(LeaseGone);
  expect(await faultOf(openSource(async () => ({ kind: "fault", fault: "no-connection" })))).toBe("no-connection");
  expect(s3.visits).toEqual([]);
});

test("a device that must wait asks again until it is its turn or the lease has ended", async () => {
  let turns = 0;
  const source = openSource(async (what) => (++turns <= 3 * LIMITS.MAX_INPUT_TRIES ? { kind: "wait" } : linkTo(what)));
  expect(await textOf(source)).toBe(MEANT);
  const gone = openSource(async () => (++turns % 9 === 0 ? { kind: "no-lease" } : { kind: "wait" }));
  await expect(textOf(gone)).rejects.toBeInstanceOf(LeaseGone);
});

test("an object that keeps arriving is read to its end, however often its links expire", async () => {
  const large = Buffer.alloc(9 * 1024 * 1024, "nine mebibytes of it; ");
  const { etag, bytes } = s3.bucket().put("in.txt", large);
  object = { connection: "c", key: "in.txt", etag, start: 0, bytes };
  s3.faults.set({ kind: "cut-off", afterBytes: 1024 * 1024, times: LIMITS.MAX_INPUT_TRIES + 2 });
  expect(large.equals(await openSource().read(object, LEASE))).toBe(true);
  expect(asked.length).toBeGreaterThan(LIMITS.MAX_INPUT_TRIES);
});

const putWhole = (text: string) => {
  const { etag, bytes } = s3.bucket().put("in.txt", text);
  object = { connection: "c", key: "in.txt", etag, bytes };
};

test.each([1, 3])(
  "a bucket that serves other bytes than its ETag says, %i times, gives no wrong input",
  async (times) => {
    putWhole(TEXT);
    let at = 0;
    const flips: typeof fetch = async (place, init) => {
      const answer = await fetch(place, init);
      if (++at > times) return answer;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      bytes[at] = 0;
      return new Response(bytes, answer);
    };
    expect(await textOf(openSource(linkTo, flips))).toBe(TEXT);
    expect(asked).toEqual(Array(times + 1).fill(0));
  },
);

test("one that never serves the same bytes twice is given up, however it breaks off in between", async () => {
  const large = Buffer.alloc(3 * 1024 * 1024, "three mebibytes; ");
  putWhole(large.toString());
  s3.faults.set({ kind: "cut-off", afterBytes: 2 * 1024 * 1024 });
  let at = 0;
  const flips: typeof fetch = async (place, init) => {
    const { status, headers, body } = await fetch(place, init);
    const flip = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        const other = Uint8Array.from(piece);
        other[0] = ++at % 251;
        controller.enqueue(other);
      },
    });
    return new Response(body?.pipeThrough(flip), { status, headers });
  };
  expect(await faultOf(openSource(linkTo, flips))).toBe("other-bytes");
  expect(asked.filter((from) => from === 0)).toHaveLength(LIMITS.MAX_INPUT_READINGS);
});

test("where ETags are no hashes, the same bytes twice are the object, and later ones there are read once", async () => {
  putWhole(TEXT);
  s3.faults.set({ kind: "other-bytes" });
  const source = openSource();
  const encrypted = `1${TEXT.slice(1)}`;
  expect(await textOf(source)).toBe(encrypted);
  expect(asked).toEqual([0, 0]);
  putWhole(`${TEXT}.`);
  expect(await textOf(source)).toBe(`${encrypted}.`);
  expect(asked).toEqual([0, 0, 0]);
});
