import type { FromUnit, UnitAnswer } from "#protocol/devices/sandbox-messages";
import { LIMITS } from "#protocol/limits";

const READY = ["op"];
const LOOK = ["op", "isPressed"];
const ANSWERS = ["op", "answers"];
const OUTPUT = ["op", "unit", "bytes", "stderr", "fuel", "ms"];
const FAILED = ["op", "unit", "reason", "message", "stderr", "fuel", "ms"];
const FAILED_WITH = [[], ["exitCode"], ["bytes"], ["exitCode", "bytes"]].map((more) => [...FAILED, ...more]);
const REASONS = new Set(["exit", "trap", "error", "fuel", "output", "memory"]);

/**
 * The message, or `undefined` when it is not exactly what a unit worker may send. Its sender runs customers' code, so
 * nothing is coerced, no extra field is tolerated, and there can be no getters, since a structured clone has none.
 */
export function readFromUnit(message: unknown, maxBytes: number): FromUnit | undefined {
  if (typeof message !== "object" || message === null || Array.isArray(message)) return undefined;
  const fields = message as Record<string, unknown>;
  switch (fields.op) {
    case "ready":
      return hasExactly(fields, READY) ? (message as FromUnit) : undefined;
    case "look":
      return hasExactly(fields, LOOK) && typeof fields.isPressed === "boolean" ? (message as FromUnit) : undefined;
    case "answers":
      return hasExactly(fields, ANSWERS) && areAnswers(fields.answers, maxBytes) ? (message as FromUnit) : undefined;
    default:
      return isAnswer(message, maxBytes) ? message : undefined;
  }
}

function areAnswers(answers: unknown, maxBytes: number): boolean {
  if (!Array.isArray(answers) || answers.length === 0 || answers.length > LIMITS.unitsAhead) return false;
  // A hole is not an answer, and a list must have no named properties.
  return Object.keys(answers).length === answers.length && answers.every((answer) => isAnswer(answer, maxBytes));
}

function isAnswer(answer: unknown, maxBytes: number): answer is UnitAnswer {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return false;
  const fields = answer as Record<string, unknown>;
  switch (fields.op) {
    case "output":
      return hasExactly(fields, OUTPUT) && isSpent(fields) && isBytes(fields.bytes, maxBytes);
    case "failed":
      return FAILED_WITH.some((names) => hasExactly(fields, names)) && isSpent(fields) && isFailure(fields, maxBytes);
    default:
      return false;
  }
}

function hasExactly(fields: Record<string, unknown>, names: readonly string[]): boolean {
  const own = Object.keys(fields);
  return own.length === names.length && names.every((name) => Object.hasOwn(fields, name));
}

function isSpent({ unit, stderr, fuel, ms }: Record<string, unknown>): boolean {
  return (
    isCount(unit) &&
    isCount(fuel) &&
    typeof ms === "number" &&
    Number.isFinite(ms) &&
    ms >= 0 &&
    isText(stderr, LIMITS.unitStderrBytes)
  );
}

function isFailure({ reason, message, exitCode, bytes }: Record<string, unknown>, maxBytes: number): boolean {
  return (
    typeof reason === "string" &&
    REASONS.has(reason) &&
    isText(message, LIMITS.unitErrorChars) &&
    (exitCode === undefined || (isCount(exitCode) && exitCode <= 255)) &&
    (bytes === undefined || isBytes(bytes, maxBytes))
  );
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown, max: number) => typeof value === "string" && value.length <= max;
const isBytes = (value: unknown, max: number) => value instanceof ArrayBuffer && value.byteLength <= max;
