import type { ProgramFile, ProgramMessage } from "#protocol/devices/sandbox-messages";
import type { EngineName } from "#suites/kit/engines/engine";
import { openUnitPage } from "#suites/kit/unit-page/open-unit-page";
import { LocalRunner } from "../../../cli/runtime/local-runner";
import { buildUnitWorker } from "../../../scripts/build-sandbox.mjs";
import { busiestBetween, threadTimes } from "./thread-times";
import { openInPage, runInPage, type Spent } from "./unit-page-run";

export interface PreparedUnit {
  /** Metered. */
  program: Uint8Array;
  args: string[];
  shared: ProgramFile[];
}

export interface Timed {
  fuel: number;
  /** CPU time of the thread that ran the unit; wall time where the system does not report it. */
  coreMs: number;
}

/** Where units are timed: the same unit worker, in an engine or in Node. */
export interface CalibrationHost {
  name: string;
  /** Runs the unit so many times in one worker and returns all times except the first, in which the engine compiles. */
  time(unit: PreparedUnit, times: number): Promise<Timed[]>;
  close(): Promise<void>;
}

const WALL_MS = 120_000;
const LIMITS = { fuel: 1e15, memoryMib: 256, outputBytes: 1_000_000, stderrBytes: 4_096 };

const messageOf = ({ program, shared }: PreparedUnit): ProgramMessage => ({
  op: "program",
  runtime: "wasi",
  program,
  shared,
  outputs: [],
  okExitCodes: [0],
  limits: LIMITS,
  sharePercent: 100,
});

export function openNode(): CalibrationHost {
  return {
    name: "node",
    async time(unit, times) {
      const runner = new LocalRunner(messageOf(unit), { ...LIMITS, wallMs: WALL_MS }, async () => new Uint8Array());
      const call = { args: unit.args, stdin: { kind: "none" }, files: [], value: { kind: "json", json: 0 } } as const;
      const run = async (no: number): Promise<Spent> => {
        const outcome = await runner.run(no, { ...call, args: [...call.args], files: [] });
        const { fuel, ms } = outcome;
        return outcome.kind === "failed" ? { fuel, ms, failed: outcome.message } : { fuel, ms };
      };
      try {
        return await timeUnits(times, run, () => [process.pid]);
      } finally {
        runner.close();
      }
    },
    close: async () => {},
  };
}

export async function openEngine(engine: EngineName): Promise<CalibrationHost> {
  const worker = await buildUnitWorker();
  const { page, pids, close } = await openUnitPage(engine);
  return {
    name: engine,
    async time(unit, times) {
      const { program: _, shared: __, ...message } = messageOf(unit);
      const shared = unit.shared.map(({ path, bytes }) => ({ path, text: base64(bytes) }));
      await page.evaluate(openInPage, { worker, message, program: base64(unit.program), shared });
      return timeUnits(times, (no) => page.evaluate(runInPage, no, unit.args), pids);
    },
    close,
  };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** The system counts in ticks of ten milliseconds: shorter units are repeated until this much time has passed. */
const MIN_MS = 200;

async function timeUnits(times: number, run: (no: number) => Promise<Spent>, pids: () => number[]): Promise<Timed[]> {
  const timed: Timed[] = [];
  for (let no = 0; no <= times; no++) {
    const before = threadTimes(pids());
    const total = { fuel: 0, ms: 0 };
    do {
      const { fuel, ms, failed } = await run(no);
      if (failed !== undefined) throw new Error(failed);
      total.fuel += fuel;
      total.ms += ms;
    } while (total.ms < MIN_MS);
    const coreMs = busiestBetween(before, threadTimes(pids()));
    if (no > 0) timed.push({ fuel: total.fuel, coreMs: coreMs > 0 ? coreMs : total.ms });
  }
  return timed;
}
