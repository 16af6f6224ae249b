import fc from "fast-check";
import { expect, test } from "vitest";
import { malformed } from "#core/testing/malformed";
import { readFromUnit } from "./read-from-unit";

const MESSAGES = 100_000;
const REFUSED_AT_LEAST = 60_000;
const MAX_BYTES = 1_000;
const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_125);

const count = fc.maxSafeNat();
const spent = { unit: count, stderr: fc.string(), fuel: count, ms: fc.double({ min: 0, max: 1e9, noNaN: true }) };
const answer = fc.oneof(
  fc.record({
    op: fc.constant("output"),
    ...spent,
    bytes: fc.constantFrom(new ArrayBuffer(3), new ArrayBuffer(2_000)),
  }),
  fc.record(
    {
      op: fc.constant("failed"),
      ...spent,
      reason: fc.constantFrom("exit", "trap"),
      message: fc.string(),
      exitCode: fc.nat(300),
    },
    { requiredKeys: ["op", "unit", "stderr", "fuel", "ms", "reason", "message"] },
  ),
);
const message = fc.oneof(
  fc.record({ op: fc.constant("ready") }),
  answer,
  fc.record({ op: fc.constant("answers"), answers: fc.array(answer, { minLength: 1, maxLength: 3 }) }),
);

const ALLOWED = ["op", "unit", "bytes", "stderr", "fuel", "ms", "reason", "message", "exitCode"];
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

/** Written independently of the parser: everything that the control worker relies on. */
function isSound(read: Record<string, unknown>): boolean {
  if (Object.getPrototypeOf(read) !== Object.prototype && Object.getPrototypeOf(read) !== null) return false;
  if (read["op"] === "answers") {
    const { answers } = read;
    return Object.keys(read).length === 2 && Array.isArray(answers) && answers.length > 0 && answers.every(isSound);
  }
  if (!Object.keys(read).every((key) => ALLOWED.includes(key))) return false;
  if (read["op"] === "ready") return Object.keys(read).length === 1;
  if (
    !isCount(read["unit"]) ||
    !isCount(read["fuel"]) ||
    !(Number(read["ms"]) >= 0) ||
    typeof read["stderr"] !== "string"
  )
    return false;
  if (read["op"] === "output") return read["bytes"] instanceof ArrayBuffer && read["bytes"].byteLength <= MAX_BYTES;
  return read["op"] === "failed" && typeof read["message"] === "string";
}

test(`of ${MESSAGES} spoilt messages of a unit over ${REFUSED_AT_LEAST} are refused, none throws, and what is read is sound (seed ${seed})`, () => {
  let refused = 0;
  for (const said of fc.sample(malformed(message), { numRuns: MESSAGES, seed })) {
    const read = readFromUnit(said, MAX_BYTES) as Record<string, unknown> | undefined;
    if (read === undefined) refused += 1;
    else expect(isSound(read)).toBe(true);
  }
  expect(refused).toBeGreaterThan(REFUSED_AT_LEAST);
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
});
