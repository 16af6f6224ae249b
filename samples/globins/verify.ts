import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { globinPairs, readGlobins } from "./database";
import { type Comparison, comparePair } from "./reference";

const Printed = z.strictObject({
  a: z.string(),
  b: z.string(),
  score: z.int(),
  bits: z.number(),
  evalue: z.number(),
  shuffles: z.int(),
  mean: z.number(),
  sd: z.number(),
  lambda: z.number(),
  mu: z.number(),
});

export interface WrongUnit {
  unit: number;
  why: string;
}

export interface Verification {
  verified: number;
  wrong: WrongUnit[];
}

/** Half of the last printed digit; `evalue` is printed with three digits after the first, so its bound is relative. */
const ROUNDING = { score: 0, shuffles: 0, bits: 0.05, mean: 5e-5, sd: 5e-5, lambda: 5e-6, mu: 5e-4 } as const;
const EVALUE_ROUNDING = 5e-4;
/** Two ways of summing floats, and a tie at the last digit. */
const SLACK = 1.001;

const sequences = readGlobins();
const pairs = globinPairs([...sequences.keys()]);

export const GLOBIN_UNITS = pairs.length;

/**
 * Checks the whole job, given each unit's stdout by the unit's number; a missing unit is a wrong one.
 * Tens of seconds of work: it lets other work in between units, and tells `onUnit` how far it is.
 */
export async function verifyGlobins(
  stdouts: ReadonlyMap<number, string>,
  onUnit: (checked: number) => void = () => {},
): Promise<Verification> {
  const wrong: WrongUnit[] = [];
  for (let unit = 0; unit < GLOBIN_UNITS; unit++) {
    const stdout = stdouts.get(unit);
    const why = stdout === undefined ? "there is no output" : verifyGlobinUnit(unit, stdout);
    if (why !== undefined) wrong.push({ unit, why });
    onUnit(unit + 1);
    await setImmediate();
  }
  return { verified: GLOBIN_UNITS - wrong.length, wrong };
}

/** What is wrong with one unit's stdout, recomputed by the reference; `undefined` when nothing is. */
export function verifyGlobinUnit(unit: number, stdout: string): string | undefined {
  const pair = pairs[unit];
  if (!pair) return `there is no unit ${unit}: the job has ${GLOBIN_UNITS}`;
  const printed = parse(stdout);
  if (!printed) return `not the line of JSON that was expected: ${stdout.slice(0, 200)}`;
  const [a, b] = pair;
  if (printed.a !== a || printed.b !== b) return `it compares ${printed.a} with ${printed.b}, not ${a} with ${b}`;
  return difference(printed, comparePair(a, b, sequences));
}

function parse(stdout: string): Comparison | undefined {
  if (!stdout.endsWith("}\n") || stdout.indexOf("\n") !== stdout.length - 1) return undefined;
  try {
    return Printed.safeParse(JSON.parse(stdout)).data;
  } catch {
    return undefined;
  }
}

function difference(printed: Comparison, expected: Comparison): string | undefined {
  for (const field of Object.keys(ROUNDING) as (keyof typeof ROUNDING)[]) {
    if (Math.abs(printed[field] - expected[field]) > ROUNDING[field] * SLACK) return say(field, printed, expected);
  }
  const allowed = expected.evalue * EVALUE_ROUNDING * SLACK;
  return Math.abs(printed.evalue - expected.evalue) > allowed ? say("evalue", printed, expected) : undefined;
}

function say(field: keyof Comparison, printed: Comparison, expected: Comparison): string {
  return `${field} is ${printed[field]}, the reference says ${expected[field]}`;
}
