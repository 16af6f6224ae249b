import { LYING_SHARE } from "#core/reputation/promise";
import type { MaliciousDevice } from "./lie";
import { liveWithMaliciousDevices, type MaliciousOutcome, type MaliciousPlan } from "./live-with-malicious-devices";

export interface MaliciousOptions {
  seeds: number;
  firstSeed: number;
  units: number;
  households: number;
  /** Honest devices for which the city vouches. */
  anchors: number;
  /** Shares of households that lie. */
  shares: readonly number[];
}

const SHARES = [0.01, LYING_SHARE, 0.1, 0.2];
const UNITS = 1_000_000;
/** Each computes two thousand units of the job: a few hours of a street, or a minute of a city. */
const HOUSEHOLDS = 500;
const COLLUDERS = 0.01;
const SLEEPER_RATES = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
const PATIENT_RATES = [0.1, 0.05, 0.02, 0.01];

export const maliciousDefaults = { units: UNITS, households: HOUSEHOLDS, shares: SHARES };

/** Prints a line for each kind and share of malicious devices. */
export async function runMaliciousDevices(
  { seeds, firstSeed, units, households, anchors, shares }: MaliciousOptions,
  print: (line: string) => void,
) {
  const size = `${seeds} × ${units.toLocaleString("en")} units, ${households} households${anchors > 0 ? `, ${anchors} of them anchors` : ""}`;
  print(
    `A new city with one adaptive job: ${size}. Wrong results per million accepted, and replicas beyond one per unit.`,
  );
  print(`${"".padEnd(42)}   wrong/million   overhead   reopened   given up   trust lost   µs/unit`);
  const line = async (name: string, maliciousDevices: MaliciousPlan["maliciousDevices"]) => {
    const startedAt = performance.now();
    const outcomes: MaliciousOutcome[] = [];
    for (let i = 0; i < seeds; i++)
      outcomes.push(
        await liveWithMaliciousDevices({ seed: firstSeed + i, units, households, anchors, maliciousDevices }),
      );
    const micros = ((performance.now() - startedAt) * 1_000) / (seeds * units);
    print(`${name.padEnd(42)} ${columns(outcomes)} ${micros.toFixed(1).padStart(9)}`);
  };
  await line("nobody lies", []);
  for (const share of shares) for (const [name, maliciousDevices] of kindsAt(share)) await line(name, maliciousDevices);
}

/** The promised case: malicious devices of every plain kind, including colluding ones. */
export function mixOf(share: number): MaliciousPlan["maliciousDevices"] {
  const colluding = Math.min(COLLUDERS, share);
  const each = (share - colluding) / 3;
  return [
    { kind: "random", rate: 1, share: each },
    { kind: "constant", rate: 1, share: each },
    { kind: "lazy", rate: 1, share: each },
    { kind: "colluding", rate: 1, share: colluding },
  ];
}

export const sleepers = (share: number, rate: number): MaliciousPlan["maliciousDevices"] => [
  { kind: "sleeper", rate, share },
];

function* kindsAt(share: number): Generator<[name: string, maliciousDevices: MaliciousPlan["maliciousDevices"]]> {
  const percent = `${(share * 100).toLocaleString("en")} %`;
  const alone = (kind: MaliciousDevice["kind"]) => [{ kind, rate: 1, share }];
  for (const kind of ["random", "constant", "lazy"] as const) yield [`${percent} ${kind}`, alone(kind)];
  if (share <= COLLUDERS) yield [`${percent} colluding`, alone("colluding")];
  else yield [`${percent} mixed, 1 % colluding among them`, mixOf(share)];
  for (const rate of SLEEPER_RATES) {
    yield [`${percent} sleepers, lying in ${(rate * 100).toLocaleString("en")} %`, sleepers(share, rate)];
  }
  for (const rate of PATIENT_RATES) {
    yield [`${percent} patient, lying in ${(rate * 100).toLocaleString("en")} %`, [{ kind: "patient", rate, share }]];
  }
  yield [`${percent} colluding sleepers, lying in 20 %`, [{ kind: "colluding-sleeper", rate: 0.2, share }]];
}

function columns(outcomes: readonly MaliciousOutcome[]): string {
  const sum = (of: (outcome: MaliciousOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const accepted = sum((outcome) => outcome.accepted);
  const wrong = (sum((outcome) => outcome.wrong) / accepted) * 1_000_000;
  const overhead = sum((outcome) => outcome.computed) / accepted - 1;
  return [
    wrong.toFixed(2).padStart(15),
    `${(overhead * 100).toFixed(1)} %`.padStart(10),
    String(sum((outcome) => outcome.reopened)).padStart(10),
    String(sum((outcome) => outcome.givenUp)).padStart(10),
    String(sum((outcome) => outcome.demoted)).padStart(12),
  ].join(" ");
}
