import { request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { malformed } from "#core/testing/malformed";
import { verbOperations } from "#protocol/api/contract";
import { powerOf } from "#protocol/api/operation";
import { tryParse } from "#protocol/try-parse";
import { serveApi } from "../api/serve-api";
import { asRequest } from "../testing/fuzz/as-request";
import { FUZZ_SEED, FUZZ_TIMES, fuzzSamples } from "../testing/fuzz/fuzz-samples";
import { type FuzzCity, openFuzzCity } from "../testing/fuzz/open-fuzz-city";
import { sideBySide } from "../testing/fuzz/side-by-side";
import { validInput } from "../testing/valid-input";

const API_CALLS = 4_000 * FUZZ_TIMES;
const REQUESTS = 2_000;

let city: FuzzCity;
beforeAll(async () => {
  city = await openFuzzCity();
});
afterAll(() => city?.close());

test(`${API_CALLS} calls of the API with an input that it refuses: a refusal in words, and nothing changes`, async () => {
  const { log } = city.handle;
  const failures: unknown[] = [];
  const logged = log.error.bind(log);
  // That the machine is busy is no failure of a call.
  log.error = ((about: { event?: string }, ...words: unknown[]) => {
    if (about.event !== "health.changed") failures.push([about, ...words]);
  }) as typeof log.error;
  const each = Math.ceil(API_CALLS / verbOperations.length);
  const calls = [];
  for (const [salt, operation] of verbOperations.entries()) calls.push(...(await refusedCalls(operation, each, salt)));
  expect(calls.length).toBeGreaterThanOrEqual(API_CALLS);
  await sideBySide(calls, async ({ id, request: sent }) => {
    const answer = await serveApi(sent());
    const { error } = (await answer.json()) as { error: { code: string; message: string } };
    expect([id, answer.status, error?.code, typeof error?.message]).toEqual([
      id,
      expect.toSatisfy((status: number) => [400, 404, 413].includes(status)),
      expect.stringMatching(/^(INVALID_INPUT|NOT_FOUND|TOO_LARGE)$/),
      "string",
    ]);
  });
  log.error = logged;
  expect(failures).toEqual([]);
  await city.expectUnchanged();
});

/** Calls whose input, as it arrives, the operation refuses. */
async function refusedCalls(operation: (typeof verbOperations)[number], count: number, salt: number) {
  const key = city.apiKeys[powerOf(operation.audience) ? "admin" : "customer"];
  const found: { id: string; request: () => Request }[] = [];
  for await (const input of fuzzSamples(malformed(validInput(operation.input)), salt)) {
    if (found.length === count) break;
    const call = asRequest(city.url, key, operation, input);
    if (!call || tryParse(operation.input, call.input).success) continue;
    found.push({ id: operation.id, request: call.request });
  }
  return found;
}

const target = fc.oneof(
  fc.constantFrom(
    "/blobs/",
    "/pictures/",
    "/api/auth-setup",
    "/api/v1/blobs",
    "/build/x",
    "/metrics",
    "//",
    "/%00",
    "/blobs/..%2f..%2fauth-secret",
  ),
  fc.stringMatching(/^\/(blobs|pictures)\/[!-~]{0,80}$/),
  fc.stringMatching(/^\/blobs\/[0-9a-f]{64}$/),
);
const header = fc.oneof(
  fc.tuple(fc.constant("range"), fc.stringMatching(/^bytes=[-0-9, ]{0,30}$/)),
  fc.tuple(
    fc.constantFrom("range", "authorization", "cookie", "x-forwarded-for", "origin", "sec-fetch-site"),
    fc.stringMatching(/^[ -~]{0,60}$/),
  ),
  fc.tuple(fc.constant("authorization"), fc.stringMatching(/^(Bearer|Device) [!-~]{0,80}$/)),
);

test(`${REQUESTS} requests for bytes, pictures and the set-up: no failure, and nothing changes`, async () => {
  const asked = fc.sample(
    fc.tuple(
      fc.constantFrom("GET", "HEAD", "PUT", "POST", "OPTIONS", "DELETE", "TRACE"),
      target,
      fc.array(header, { maxLength: 3 }),
      fc.string(),
    ),
    { numRuns: REQUESTS, seed: FUZZ_SEED },
  );
  await sideBySide(asked, async ([method, at, headers, body]) => {
    expect([method, at, await statusOf(method, at, Object.fromEntries(headers), body)]).not.toContain(500);
  });
  await city.expectUnchanged();
});

function statusOf(method: string, at: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(city.url);
    const sent = request(
      { hostname, port, method, path: at.replaceAll(" ", "%20"), headers, agent: false },
      (answer) => {
        answer.resume();
        answer.once("close", () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(0) : reject(error),
    );
    if (method === "PUT" || method === "POST") sent.end(body);
    else sent.end();
  });
}

test("memory is back to what it was", () => city.expectFlatMemory());
