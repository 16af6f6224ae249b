import { setTimeout as sleep } from "node:timers/promises";
import type { EngineName } from "#suites/kit/engines/engine";
import { openUnitPage } from "#suites/kit/unit-page/open-unit-page";
import { programMessage } from "#suites/kit/unit-page/program-message";
import { format, type Measure, measured } from "../measure";
import { median } from "../median";
import { readInterpreter } from "../read-interpreter";
import { residentBytes } from "../resident-bytes";
import type { Stage } from "../section";
import { shareInPage } from "./share-in-page";

const MIB = 1_024 * 1_024;
const WORKERS = 4;
const ROUNDS = { full: 3, quick: 1 };
/** An engine continues compiling and collecting garbage for a while. */
const SETTLE_MS = 2_500;
const MAIN = "def run(input, ctx):\n    return sum(i * i % 7 for i in range(20000))\n";

interface Round {
  readyMs: number;
  firstMs: number;
  mb: number;
}

/** Four unit workers of one job, in turns: the interpreter compiled by each of them, or once in their sandbox. */
export async function measureShared(engine: EngineName, worker: string, { quick }: Stage): Promise<Measure[]> {
  const rounds: Record<"own" | "shared", Round[]> = { own: [], shared: [] };
  for (let round = 0; round < (quick ? ROUNDS.quick : ROUNDS.full); round++) {
    rounds.own.push(await startWorkers(engine, worker, false));
    rounds.shared.push(await startWorkers(engine, worker, true));
  }
  const of = (part: keyof Round) =>
    (["own", "shared"] as const).map((kind) => median(rounds[kind].map((round) => round[part]))) as [number, number];
  const compared = (what: string, part: keyof Round, write: (value: number) => string): Measure => {
    const [own, shared] = of(part);
    return { ...measured(what, shared, write), figure: `${write(own)} → ${write(shared)}` };
  };
  return [
    compared(`${WORKERS} workers in ${engine}, compiled by each → once: until all are ready`, "readyMs", format.ms),
    compared("  the first unit of each, mean", "firstMs", format.ms),
    compared("  memory that the browser gained", "mb", (value) => `${value.toFixed(0)} MB`),
  ];
}

async function startWorkers(engine: EngineName, worker: string, isShared: boolean): Promise<Round> {
  const bytes = readInterpreter();
  const { program: _, shared: __, ...message } = programMessage({ runtime: "wasi", program: bytes });
  const { page, pids, close } = await openUnitPage(engine);
  try {
    await sleep(SETTLE_MS / 5);
    const before = residentMb(pids());
    const program = Buffer.from(bytes).toString("base64");
    const started = { worker, message, program, main: MAIN, workers: WORKERS, isShared };
    const { readyMs, firstUnitsMs } = await page.evaluate(shareInPage, started);
    await sleep(SETTLE_MS);
    const firstMs = firstUnitsMs.reduce((sum, ms) => sum + ms, 0) / firstUnitsMs.length;
    return { readyMs, firstMs, mb: residentMb(pids()) - before };
  } finally {
    await close();
  }
}

const residentMb = (pids: readonly number[]): number => residentBytes(pids) / MIB;
