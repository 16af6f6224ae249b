import type { Random } from "#core/random";

/** How a household lies. All lie always, except the sleepers and the patient ones. */
export type MaliciousKind =
  /** A different wrong answer each time. */
  | "random"
  /** The same wrong answer to everything, and the same as all of its kind. */
  | "constant"
  /** Its own answer to an earlier unit. */
  | "lazy"
  /** For each unit, the same wrong answer as all of its kind. */
  | "colluding"
  /** Honest until it is trusted (which it knows); then lies in a share of its answers. */
  | "sleeper"
  /** Honest until it has a streak of a thousand answers; then lies in a share of them. */
  | "patient"
  /** Sleepers that lie about the same units, with the same answers. */
  | "colluding-sleeper";

export interface MaliciousDevice {
  kind: MaliciousKind;
  /** The share of its answers that are lies, once it lies. */
  rate: number;
}

/** What the malicious device knows about its own standing. */
export interface Known {
  trusted: boolean;
  streak: number;
}

export type Answer = { kind: "true" } | { kind: "false"; mark: number };

const PATIENCE = 1_000;
const TRUE: Answer = { kind: "true" };
const CONSTANT = 0x0bad_0bad;
const MALICIOUS_SALT = 0x5eed;

/** A malicious device's answer for a unit; `mark` distinguishes wrong answers. */
export function lie({ kind, rate }: MaliciousDevice, unit: number, known: Known, random: Random): Answer {
  const { trusted, streak } = known;
  switch (kind) {
    case "random":
      return anyLie(random);
    case "constant":
      return { kind: "false", mark: CONSTANT };
    case "lazy":
      return { kind: "false", mark: Math.floor(random() * unit) };
    case "colluding":
      return { kind: "false", mark: mixed(unit) };
    case "sleeper":
      return trusted && random() < rate ? anyLie(random) : TRUE;
    case "patient":
      return trusted && streak >= PATIENCE && random() < rate ? anyLie(random) : TRUE;
    case "colluding-sleeper":
      return trusted && mixed(unit ^ MALICIOUS_SALT) < rate * 2 ** 32 ? { kind: "false", mark: mixed(unit) } : TRUE;
    default:
      throw new Error(`Unhandled kind of malicious device: ${kind satisfies never}`);
  }
}

const anyLie = (random: Random): Answer => ({ kind: "false", mark: Math.floor(random() * 2 ** 32) });

/** A 32-bit number for each unit, which all colluders can compute. */
function mixed(unit: number): number {
  let bits = Math.imul(unit ^ (unit >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
