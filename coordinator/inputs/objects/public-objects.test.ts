import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";
import { publicLink } from "../../objects/sign-object";
import type { Outbound } from "../../outbound/outbound";
import { outboundToHere } from "../../outbound/testing/outbound-to-here";
import { createDiskBlobStore } from "../../storage/disk-blob-store";
import { planObjects } from "./plan-objects";
import { PublicObjects } from "./public-objects";

const ORIGIN = "https://city.example";
const MIB = 1024 * 1024;
const LINE = `${"x".repeat(99)}\n`;
const OBJECT = Buffer.from(LINE.repeat(Math.ceil((2.5 * MIB) / LINE.length)));
const URL_OF_OBJECT = "https://data.example/sets/words%20and%20more.txt";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let server: Server;
let outbound: Outbound;
let answer: Answer;
let asked = 0;

/** A server of public data, called by its name. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-public-"));
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const here = outboundToHere();
  const { port } = server.address() as AddressInfo;
  outbound = {
    ...here,
    call: (url, call) => here.call(new URL(`http://127.0.0.1:${port}${url.pathname}`), call),
  };
});
afterAll(async () => {
  await outbound.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  asked = 0;
});

const HEADERS = { etag: '"1"', "access-control-allow-origin": "*" };
const LENGTH = { "content-length": `${OBJECT.length}` };

const whole: Answer = ({ method, headers }, response) => {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
  if (first === undefined || last === undefined)
    return response.writeHead(200, { ...HEADERS, ...LENGTH }).end(method === "HEAD" ? "" : OBJECT);
  const part = OBJECT.subarray(Number(first), Number(last) + 1);
  response.writeHead(206, { ...HEADERS, "content-range": `bytes ${first}-${last}/${OBJECT.length}` }).end(part);
};

const access = () => ({ outbound, origin: ORIGIN, connections: [], pause: async () => undefined });

async function plan(inputs: object) {
  const blobs = await createDiskBlobStore(folder);
  const outcome = await planObjects(blobs, { objects: [URL_OF_OBJECT], ...inputs } as never, access());
  if (outcome.kind === "refused") return jobFaultInWords(outcome.fault);
  return Buffer.from(await blobs.bytes(outcome.plan.unitsBlob ?? "")).toString();
}

test("a public object is a unit, or as many as it has pieces or lines, and devices read it where it is", async () => {
  answer = whole;
  const one = await plan({ kind: "bucket" });
  const line = { name: "words and more.txt", object: { key: URL_OF_OBJECT, etag: '"1"', bytes: OBJECT.length } };
  expect(one).toBe(`${JSON.stringify(line)}\n`);
  const cut = (await plan({ kind: "bucket", pieceMib: 1 })).trimEnd().split("\n");
  const pieces = cut.map((text) => JSON.parse(text).object as { start: number; bytes: number });
  expect(pieces.map(({ start }) => start % LINE.length)).toEqual([0, 0, 0]);
  expect(pieces.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(OBJECT.length);
  expect(publicLink({ ...line.object, ...pieces[1] }, 5)).toEqual({
    url: URL_OF_OBJECT,
    headers: {
      range: `bytes=${(pieces[1]?.start ?? 0) + 5}-${(pieces[1]?.start ?? 0) + (pieces[1]?.bytes ?? 0) - 1}`,
    },
  });
  expect(publicLink(line.object)).toEqual({ url: URL_OF_OBJECT, headers: {} });
  expect(await plan({ kind: "bucket-lines" })).toBe(OBJECT.toString());
});

test("a server that is busy or breaks off is asked again, and no line is lost", async () => {
  answer = (request, response) => {
    if (asked % 3 === 1) return response.writeHead(503).end();
    if (asked % 3 === 2 && request.method === "GET") {
      const { range = "" } = request.headers;
      const [first, last] = range.slice("bytes=".length).split("-");
      // Without a length, an answer that is too short looks complete.
      response.writeHead(206, { ...HEADERS, "content-range": `bytes ${first}-${last}/${OBJECT.length}` });
      return response.write(OBJECT.subarray(0, 1_000), () => response.end());
    }
    whole(request, response);
  };
  expect(await plan({ kind: "bucket-lines" })).toBe(OBJECT.toString());
});

test("what a server does wrong is told before anything runs", async () => {
  const refusing = async (refuse: Answer, inputs: object = { kind: "bucket", pieceMib: 1 }) => {
    answer = refuse;
    return plan(inputs);
  };
  const head =
    (headers: Record<string, string>): Answer =>
    (_, response) =>
      response.writeHead(200, headers).end();
  expect(await refusing(head(LENGTH))).toContain("must answer with Access-Control-Allow-Origin");
  expect(await refusing(head({ ...LENGTH, "access-control-allow-origin": "https://other.example" }))).toContain(
    "must answer with Access-Control-Allow-Origin",
  );
  expect(await refusing(head({ "access-control-allow-origin": ORIGIN, "transfer-encoding": "chunked" }))).toContain(
    "does not report its length",
  );
  expect(await refusing((_, response) => response.writeHead(404).end())).toContain(URL_OF_OBJECT);
  const noRanges: Answer = ({ method }, response) =>
    response.writeHead(200, { ...HEADERS, ...LENGTH }).end(method === "HEAD" ? "" : OBJECT);
  expect(await refusing(noRanges)).toContain("ignores ranges. Leave out pieceMib");
  const changing: Answer = (request, response) => {
    if (request.method === "HEAD") return whole(request, response);
    const [first, last] = (request.headers.range ?? "").slice("bytes=".length).split("-").map(Number);
    const range = { "content-range": `bytes ${first}-${last}/${OBJECT.length}` };
    response.writeHead(206, { ...HEADERS, ...range, etag: '"2"' }).end(OBJECT.subarray(first, (last ?? 0) + 1));
  };
  expect(await refusing(changing)).toContain("changed");
});

test("an answer without end is left as soon as it is longer than what was asked for", async () => {
  let sent = 0;
  answer = (_, response) => {
    response.writeHead(206, { ...HEADERS, "content-range": "bytes 0-999/1000000" });
    const more = () => {
      while (!response.destroyed && sent < 512 * MIB && response.write(Buffer.alloc(MIB / 4))) sent += MIB / 4;
    };
    response.on("drain", more);
    more();
  };
  const read = new PublicObjects(access()).bytes(URL_OF_OBJECT, { range: { start: 0, end: 1_000 } });
  await expect(read).rejects.toMatchObject({ fault: "not-s3" });
  expect(sent).toBeLessThan(64 * MIB);
});
