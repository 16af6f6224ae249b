import type { Random } from "#core/random";
import type { CheckedResult } from "#core/units/checked-result";
import type { Character, JobPlan } from "./scenario";
import { digestOf, isLethal, trueAnswer } from "./true-answer";

const FLAKY_LOSSES = 0.3;
const TURNCOAT_LIES = 0.15;
const WRONG = new Uint8Array([0, 0, 0, 0, 0]);

/** What a device of that character returns for a unit that took it `ms`. */
export function answerAs(
  character: Character,
  job: { no: number; plan: JobPlan },
  unit: number,
  ms: number,
  random: Random,
): CheckedResult {
  if (isLethal(job.plan, unit)) {
    const crash = job.plan.failing === "crashing" ? ({ boxDied: true } as const) : {};
    return { kind: "lost", unit, message: "the page was closed", ...crash };
  }
  const truth = trueAnswer(job.no, job.plan, unit);
  const spent = { unit, ms, fuel: truth.fuel };
  switch (character) {
    case "random-answers":
      return outputOf(spent, digestOf(Math.floor(random() * 2 ** 32)).fill(2, 0, 1));
    case "constant-answers":
      return outputOf(spent, WRONG);
    case "turncoat":
      if (random() < TURNCOAT_LIES) return outputOf(spent, digestOf(Math.floor(random() * 2 ** 32)).fill(2, 0, 1));
      break;
    case "broken":
      return { kind: "lost", unit, message: "no memory" };
    case "flaky":
      if (random() < FLAKY_LOSSES) return { kind: "lost", unit, message: "no memory" };
      break;
    case "honest":
    case "staller":
    case "mute":
    case "stutterer":
    case "latecomer":
      break;
    default:
      throw new Error(`Unhandled character: ${character satisfies never}`);
  }
  if (job.plan.failing === "nondeterministic") {
    return outputOf(spent, digestOf(Math.floor(random() * 2 ** 32)));
  }
  if (truth.ok) return outputOf(spent, job.plan.comparison === "bytes" ? truth.digest : almost(truth.digest, random));
  return { kind: "failed", ...spent, digest: truth.digest, reason: "exit", exitCode: 3, message: "no such leaf" };
}

/** Equal for the customer's function: the last byte differs on each device. */
const almost = (digest: Uint8Array, random: Random) => new Uint8Array([...digest, Math.floor(random() * 256)]);

const outputOf = (spent: { unit: number; ms: number; fuel: number }, digest: Uint8Array): CheckedResult => ({
  kind: "output",
  ...spent,
  digest,
  output: { bytes: digest, sizeBytes: digest.length },
});
