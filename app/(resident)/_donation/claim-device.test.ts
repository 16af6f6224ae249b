import { afterEach, expect, test, vi } from "vitest";
import { claimDevice } from "./claim-device";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown) =>
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status }));

test.each([
  [404, "NOT_FOUND", "no-device"],
  [409, "CONFLICT", "elsewhere"],
  [401, "UNAUTHENTICATED", "signed-out"],
  [503, "UNAVAILABLE", "unreachable"],
  [400, "INVALID_INPUT", "refused"],
])("a refusal with %d %s is shown in the reader's own language as %s", async (status, code, kind) => {
  answer(status, { error: { code, message: "In English.", issues: [] } });
  expect(await claimDevice("token")).toEqual({ kind });
});

test("a claim that went through says how much came with it", async () => {
  answer(200, { deviceId: "device", creditNanos: 7 });
  expect(await claimDevice("token")).toEqual({ kind: "claimed", creditNanos: 7 });
});
