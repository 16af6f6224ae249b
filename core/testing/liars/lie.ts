import type { Random } from "../../random";

/** How a household lies. All but the sleepers lie always. */
export type LiarKind =
  /** Another wrong answer each time. */
  | "random"
  /** The same wrong answer to everything, and the same as all of its kind. */
  | "constant"
  /** Returns an answer of its own to an earlier unit. */
  | "lazy"
  /** To one unit the same wrong answer as all of its kind. */
  | "colluding"
  /** Honest until it is trusted, which it knows; then lies in a share of its answers. */
  | "sleeper"
  /** Sleepers that lie about the same units, with the same answers. */
  | "colluding-sleeper";

export interface Liar {
  kind: LiarKind;
  /** Of a sleeper: the share of its answers that are lies, once it is trusted. */
  rate: number;
}

export type Answer = { kind: "true" } | { kind: "false"; mark: number };

const TRUE: Answer = { kind: "true" };
const CONSTANT = 0x0bad_0bad;
const LIARS_SALT = 0x5eed;

/** What a liar says of a unit; `mark` tells wrong answers apart. */
export function lie({ kind, rate }: Liar, unit: number, trusted: boolean, random: Random): Answer {
  switch (kind) {
    case "random":
      return { kind: "false", mark: Math.floor(random() * 2 ** 32) };
    case "constant":
      return { kind: "false", mark: CONSTANT };
    case "lazy":
      return { kind: "false", mark: Math.floor(random() * unit) };
    case "colluding":
      return { kind: "false", mark: mixed(unit) };
    case "sleeper":
      return trusted && random() < rate ? { kind: "false", mark: Math.floor(random() * 2 ** 32) } : TRUE;
    case "colluding-sleeper":
      return trusted && mixed(unit ^ LIARS_SALT) < rate * 2 ** 32 ? { kind: "false", mark: mixed(unit) } : TRUE;
    default:
      throw new Error(`Unhandled kind of liar: ${kind satisfies never}`);
  }
}

/** A unit's own number of 32 bits, which all colluders know. */
function mixed(unit: number): number {
  let bits = Math.imul(unit ^ (unit >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
