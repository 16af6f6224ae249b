import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR } from "#core/time";
import { LIMITS } from "#protocol/limits";
import type { Context } from "../auth/context";
import { Quota } from "../gateway/quota";
import { submitJob } from "./jobs/submit-job";
import { serveApi } from "./serve-api";
import { DOUBLE, manifest } from "./testing/manifests";
import { openTestCity, type TestCity } from "./testing/open-test-city";

let city: TestCity;
let ctx: Context;
let key: string;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  key = (await city.handle.auth.keys.make(ctx.person?.id ?? "", "tests", null)).key;
});

afterAll(() => city.close());

async function call(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = { authorization: `Bearer ${key}` },
) {
  const url = `${city.handle.config.siteUrl}/api/v1${path}`;
  const response = await serveApi(new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }));
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const check = async (runtime: "js" | "wasi", program: string | Uint8Array) => {
  const { status, body } = await call(
    "POST",
    "/programs/check",
    JSON.stringify({ runtime, blob: await city.upload(program) }),
  );
  return { status, message: body.error?.message ?? body.notes };
};

test("a key identifies the caller", async () => {
  expect(await call("GET", "/account")).toMatchObject({ status: 200, body: { name: "Ada", balanceNanos: 5e9 } });
});

test("a body that is not a JSON object is refused with a sentence", async () => {
  const broken = await call("POST", "/jobs", '{"name": "x",');
  expect(broken).toMatchObject({ status: 400, body: { error: { code: "INVALID_INPUT" } } });
  expect(broken.body.error.message).toMatch(/^The body is not JSON: /);
  expect((await call("POST", "/jobs", "[1]")).body.error.message).toBe(
    "The body is JSON, but not an object: put its fields between { and }.",
  );
});

test("a field is refused in the language that the request asks for", async () => {
  const headers = { authorization: `Bearer ${key}`, "accept-language": "fr-CA" };
  const answer = await call("POST", "/account/keys", JSON.stringify({ name: "", days: 1 }), headers);
  expect(answer.body.error.issues).toEqual([{ path: "name", message: "ne doit pas être vide" }]);
});

test("a body with endless nesting or countless fields is refused with a short sentence", async () => {
  const deep = await call("POST", "/jobs", `{"manifest": ${"[".repeat(500_000)}`);
  expect(deep).toMatchObject({ status: 400, body: { error: { message: "The body is nested more than 100 deep." } } });
  const fieldsOf = (count: number) => Array.from({ length: count }, (_, at) => `"field${at}": 1`).join(",");
  const wide = await call("POST", "/jobs", `{${fieldsOf(50_000)}}`);
  expect(wide).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringMatching(/more than 200 fields/) } },
  });
  const many = await call("POST", "/jobs", `{${fieldsOf(200)}}`);
  expect(many.status).toBe(400);
  expect(JSON.stringify(many.body)).toContain("and 190 more: check the spelling");
  expect(JSON.stringify(many.body).length).toBeLessThan(5_000);
});

test("work that nobody waits for any more is abandoned, and logged as nobody's fault", async () => {
  const [program, inputs] = [await city.upload(DOUBLE), await city.upload(`[${"1,".repeat(3_000_000)}1]`)];
  const gone = new AbortController();
  const preview = serveApi(
    new Request(`${city.handle.config.siteUrl}/api/v1/jobs/preview`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ manifest: manifest(program, { inputs: { kind: "json", source: { blob: inputs } } }) }),
      signal: gone.signal,
    }),
  );
  setTimeout(() => gone.abort(), 50);
  expect((await preview).status).toBe(499);
});

test("a body beyond the bound is refused", async () => {
  const { status, body } = await call("POST", "/jobs", `{"name": "${"x".repeat(3 * 1024 * 1024)}"}`);
  expect({ status, code: body.error.code }).toEqual({ status: 413, code: "TOO_LARGE" });
});

test.each<[string, string, unknown]>([
  ["a NUL in a job's name", "/jobs", { ...manifest("0".repeat(64)), name: "a\0b" }],
  ["a name that turns the text around it", "/jobs", { ...manifest("0".repeat(64)), name: "exe.\u202egpj" }],
  ["a bell in a cause", "/jobs", { ...manifest("0".repeat(64)), cause: "ring\u0007" }],
  ["a NUL in an argument", "/jobs", { ...manifest("0".repeat(64)), args: ["a\0b"] }],
  ["half a character in standard input", "/jobs", { ...manifest("0".repeat(64)), stdin: "\ud800" }],
  ["a NUL in a key's name", "/account/keys", { name: "a\0b", days: 1 }],
])("%s is refused with a sentence", async (_what, path, body) => {
  const answer = await call("POST", path, JSON.stringify(body));
  expect(answer).toMatchObject({ status: 400, body: { error: { code: "INVALID_INPUT" } } });
  expect(answer.body.error.message).toMatch(/: contains /);
});

test("an expired key is distinguished from an unknown one", async () => {
  const made = await city.handle.auth.keys.make(ctx.person?.id ?? "", "old", 1);
  await city.handle.prisma.apiKey.update({ where: { id: made.id }, data: { expiresAt: new Date("2025-03-01") } });
  const expired = await call("GET", "/account", undefined, { authorization: `Bearer ${made.key}` });
  expect(expired).toMatchObject({ status: 401, body: { error: { code: "UNAUTHENTICATED" } } });
  expect(expired.body.error.message).toBe("This API key expired on 2025-03-01; make a new one on the account page.");
  const unknown = await call("GET", "/account", undefined, { authorization: "Bearer lamp_nonsense" });
  expect(unknown.body.error.message).toContain("is unknown");
});

test("without a key or a session there is no account, but there are samples", async () => {
  expect(await call("GET", "/account", undefined, {})).toMatchObject({ status: 401 });
  const { status, body } = await call("GET", "/samples", undefined, {});
  expect(status).toBe(200);
  expect(body.samples.map((sample: { id: string }) => sample.id)).toContain("globins");
});

test("every sample can be submitted as it is", async () => {
  const { body } = await call("GET", "/samples");
  for (const { manifest } of body.samples) {
    const preview = await call("POST", "/jobs/preview", JSON.stringify({ manifest, triedFuel: [2e9] }));
    expect(preview).toMatchObject({
      status: 200,
      body: { estimate: { basis: expect.stringContaining(" seconds of an ordinary core") } },
    });
    expect(preview.body.calls).toHaveLength(3);
    const tried = await call("POST", "/jobs/try", JSON.stringify(manifest));
    expect(tried).toMatchObject({ status: 200, body: { units: [0, 1, 2] } });
  }
});

test("a page of another site cannot act for the signed-in person", async () => {
  const foreign = { cookie: "lamplighter.session_token=x", origin: "https://evil.example" };
  expect(await call("POST", "/jobs", "{}", foreign)).toMatchObject({
    status: 403,
    body: { error: { code: "FORBIDDEN" } },
  });
});

test("an unknown path says where the operations are listed, a wrong method which ones exist", async () => {
  expect((await call("GET", "/lamps")).body.error.message).toBe(
    "There is no GET /api/v1/lamps. /api/v1/openapi.json describes every operation.",
  );
  expect((await call("DELETE", "/jobs")).body.error.message).toContain("this path answers POST and GET");
});

test("the document is served without an account", async () => {
  const { status, body } = await call("GET", "/openapi.json", undefined, {});
  expect({ status, openapi: body.openapi }).toEqual({ status: 200, openapi: "3.1.0" });
});

test("a file that is not a WebAssembly module is refused in words", async () => {
  const outcome = await check("wasi", "#!/bin/sh\necho hello\n");
  expect(outcome.status).toBe(400);
  expect(outcome.message).toMatch(/WebAssembly/);
});

test("a module that imports what we do not offer is refused by the import's name", async () => {
  const type = [0x01, 0x04, 0x01, 0x60, 0x00, 0x00];
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const entry = [0x01, ...name("env"), ...name("open_socket"), 0x00, 0x00];
  const module = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...type, 0x02, entry.length, ...entry]);
  const outcome = await check("wasi", module);
  expect(outcome.status).toBe(400);
  expect(outcome.message).toContain("open_socket");
});

test("a syntax error is refused by line and column", async () => {
  const outcome = await check("js", "export default (input) => {\n  return input +;\n};\n");
  expect(outcome.status).toBe(400);
  expect(outcome.message).toMatch(/line 2/i);
  expect(outcome.message).toMatch(/column/i);
});

test("names that devices do not have are reported by line and column, wherever they are used", async () => {
  const blob = await city.upload("export default (x) => {\n  return x > 9 ? fetch(x) : x;\n};\n");
  const warnings = [expect.stringMatching(/^At line 2, column 18: fetch does not exist on devices.*ctx\.file/)];
  const checked = await call("POST", "/programs/check", JSON.stringify({ runtime: "js", blob }));
  expect(checked).toMatchObject({ status: 200, body: { warnings } });
  const again = await call("POST", "/programs/check", JSON.stringify({ runtime: "js", blob }));
  expect(again.body).toEqual(checked.body);
  const preview = await call("POST", "/jobs/preview", JSON.stringify({ manifest: manifest(blob) }));
  expect(preview.body.warnings).toEqual(expect.arrayContaining(warnings));
  expect(await call("POST", "/jobs", JSON.stringify(manifest(blob)))).toMatchObject({
    status: 200,
    body: { warnings },
  });
});

test("a program that certainly needs what no device has is refused", async () => {
  const outcome = await check("js", "export default async (url) => (await fetch(url)).text();\n");
  expect(outcome.status).toBe(400);
  expect(outcome.message).toMatch(/line 1, column 38: fetch does not exist on devices\. A unit has no network/);
});

test("a refused program is refused at submitting, too, in its place", async () => {
  const { body } = await call("POST", "/jobs", JSON.stringify(manifest(await city.upload("export default ("))));
  expect(body.error.issues).toEqual([{ path: "program", message: expect.stringMatching(/line 1/i) }]);
});

test("a person's concurrent downloads are limited; an abandoned one makes room for another", async () => {
  const { id } = await submitJob({ ctx, input: manifest(await city.upload(DOUBLE), { cores: 0 }) });
  await city.handle.pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, failure, returned_at)
     SELECT no, unit, 1, true, '', 0, 0, 'exit', now() FROM job, generate_series(0, 3) AS unit WHERE id = $1`,
    [id],
  );
  const url = `${city.handle.config.siteUrl}/api/v1/jobs/${id}/results.ndjson`;
  const headers = { authorization: `Bearer ${key}` };
  const start = (more: RequestInit = {}) => serveApi(new Request(url, { headers, ...more }));
  for (let nth = 0; nth < 2 * LIMITS.MAX_DOWNLOADS_PER_PERSON; nth += 1)
    expect((await start({ method: "HEAD" })).status).toBe(200);
  const gone = new AbortController();
  const open = [await start({ signal: gone.signal })];
  while (open.length < LIMITS.MAX_DOWNLOADS_PER_PERSON) open.push(await start());
  expect(open.every(({ status }) => status === 200)).toBe(true);
  const refused = await start();
  expect(refused.status).toBe(429);
  expect((await refused.json()).error.message).toMatch(/^At most 8 downloads of results at once/);
  await open.at(-1)?.body?.cancel();
  expect((await (await start()).text()).split("\n")).toHaveLength(5);
  gone.abort();
  open.push(await start(), await start());
  expect(open.slice(-2).map(({ status }) => status)).toEqual([200, 200]);
  for (const { body } of open) await body?.cancel();
});

test("one network's concurrent downloads are limited, whichever accounts they are made with; streams of events are not", async () => {
  const network = { "x-lamplighter-network": "203.0.113.0/24" };
  const open: Response[] = [];
  const begin = async (
    name: string,
    downloads: number,
    from: Record<string, string> = network,
    what = "results.csv",
  ) => {
    const theirs = await city.person(name);
    const { key } = await city.handle.auth.keys.make(theirs.person?.id ?? "", "tests", null);
    const program = await city.upload(DOUBLE);
    const { id } = await submitJob({ ctx: theirs, input: manifest(program, { cores: 0 }) });
    const url = `${city.handle.config.siteUrl}/api/v1/jobs/${id}/${what}`;
    const headers = { authorization: `Bearer ${key}`, ...from };
    const begun: Response[] = [];
    while (begun.length < downloads) begun.push(await serveApi(new Request(url, { headers })));
    open.push(...begun);
    return begun;
  };
  const accounts = LIMITS.MAX_DOWNLOADS_PER_NETWORK / LIMITS.MAX_DOWNLOADS_PER_PERSON;
  for (let nth = 0; nth < accounts; nth += 1) await begin(`Mallory${nth}`, LIMITS.MAX_DOWNLOADS_PER_PERSON);
  expect(open.every(({ status }) => status === 200)).toBe(true);
  const [refused] = await begin("Trent", 1);
  expect(refused?.status).toBe(429);
  expect((await refused?.json())?.error.message).toMatch(/^At most 32 downloads .* from your network/);
  const elsewhere = await begin("Peggy", 1, { "x-lamplighter-network": "198.51.100.0/24" });
  const events = await begin("Victor", 1, network, "results/events");
  expect([...elsewhere, ...events].map(({ status }) => status)).toEqual([200, 200]);
  for (const { body, bodyUsed } of open) if (!bodyUsed) await body?.cancel();
});

test("a download is saved under the job's name, and each part of an archive under its own", async () => {
  const inputs = { kind: "range", from: 1, to: 3 } as const;
  const { id } = await submitJob({ ctx, input: manifest(await city.upload(DOUBLE), { inputs }) });
  const nameOf = async (asked: string) => {
    const url = `${city.handle.config.siteUrl}/api/v1/jobs/${id}/${asked}`;
    const answer = await serveApi(new Request(url, { headers: { authorization: `Bearer ${key}` } }));
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
    return decodeURIComponent(/UTF-8''(.+)$/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "");
  };
  expect(await nameOf("results.csv")).toBe(`${id}-results.csv`);
  expect(await nameOf("results.zip")).toBe(`${id}-results.zip`);
  expect(await nameOf("results.zip?from=0")).toBe(`${id}-results-00000000.zip`);
  expect(await nameOf("results.zip?from=25000")).toBe(`${id}-results-00025000.zip`);
});

test("a person's calls are limited, whichever key they use, and nobody else's are", async () => {
  const before = city.handle.apiCalls;
  city.handle.apiCalls = new Quota({ max: 2, windowMs: HOUR });
  const other = await city.handle.auth.keys.make(ctx.person?.id ?? "", "another", null);
  const bob = await city.person("Bob");
  const bobs = await city.handle.auth.keys.make(bob.person?.id ?? "", "tests", null);
  const bearer = ({ key: text }: { key: string }) => ({ authorization: `Bearer ${text}` });
  expect((await call("GET", "/account")).status).toBe(200);
  expect((await call("GET", "/account", undefined, bearer(other))).status).toBe(200);
  const third = await call("GET", "/account");
  expect(third).toMatchObject({ status: 429, body: { error: { code: "TOO_MANY_REQUESTS" } } });
  expect(third.headers.get("retry-after")).toBe("60");
  expect((await call("GET", "/account", undefined, bearer(bobs))).status).toBe(200);
  const stranger = { "x-lamplighter-address": "198.51.100.1" };
  for (const status of [200, 200, 429])
    expect((await call("GET", "/samples", undefined, stranger)).status).toBe(status);
  city.handle.apiCalls = before;
});
