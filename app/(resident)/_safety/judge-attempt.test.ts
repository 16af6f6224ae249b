import { expect, test } from "vitest";
import { encodeOutput } from "#core/units/output";
import type { LocalResult } from "#protocol/devices/device-messages";
import { ATTEMPTS, type Attempt } from "./escape-attempts";
import { judgeAttempt } from "./judge-attempt";
import { TRIES_IN_FRENCH } from "./tries-in-french";

const attempts = Object.values(ATTEMPTS).flat();
const find = (name: string) => attempts.find((attempt) => attempt.name === name) as Attempt;
const encode = (text: string) => new TextEncoder().encode(text);
const answer = (text: string): LocalResult => ({
  kind: "output",
  unit: 0,
  bytes: encodeOutput({ exitCode: 0, type: "json", parts: [{ name: "output", bytes: encode(text) }] }, encode),
  stderr: "",
  fuel: 0,
  ms: 1,
});
const failure = (reason: "time" | "error", message = ""): LocalResult => ({
  ...{ kind: "failed", unit: 0, reason, message, stderr: "", fuel: 0, ms: 1 },
});
const judge = (name: string, tried: LocalResult) => judgeAttempt(find(name), tried, 1_000);

test("an attempt that found a way out is never called held", () => {
  expect(judge("fetch", answer("[]"))).toEqual({ kind: "held" });
  expect(judge("fetch", answer('["fetch"]'))).toEqual({ kind: "open", what: '["fetch"]' });
  expect(judge("fetch", failure("error", "It broke."))).toMatchObject({ kind: "open" });
  expect(judge("fetch", { kind: "lost", unit: 0, message: "gone" })).toMatchObject({ kind: "open" });
});

test("an endless program is held only when it was stopped", () => {
  expect(judge("loop", failure("time"))).toEqual({
    kind: "held",
  });
  expect(judge("loop", answer("[]"))).toMatchObject({ kind: "open" });
});

test("every attempt is described in French too", () => {
  expect(attempts.filter(({ name }) => !TRIES_IN_FRENCH[name]).map(({ name }) => name)).toEqual([]);
  expect(attempts.length).toBeGreaterThanOrEqual(60);
});
