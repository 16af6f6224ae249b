import wabt from "wabt";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { meterModule } from "#core/metering/meter-module";
import { WasiProgram } from "#workers/sandbox/runtimes/wasi/wasi-program";
import { type Measure, measured } from "../measure";
import type { Section } from "../section";
import { HOST_CALL_PROGRAMS, type HostCallProgram } from "./host-call-programs";

const ROUNDS = { full: 5, quick: 1 };
/** A call may take at most this factor more than it is charged for: machines differ by as much. */
const MAX_UNPAID = 2;

const LIMITS = { fuel: Number.MAX_SAFE_INTEGER, memoryMib: 64, outputBytes: 1_000, stderrBytes: 1_000 };

export const hostCalls: Section = {
  name: "host-calls",
  about: "what WebAssembly programs are charged for their calls, against the time that these take in Node",
  maxMs: 240_000,
  async run(stage) {
    const measures: Measure[] = [];
    for (const program of HOST_CALL_PROGRAMS) {
      const rounds: number[] = [];
      let fuel = 0;
      const module = await compile(program);
      for (let round = 0; round < (stage.quick ? ROUNDS.quick : ROUNDS.full); round++) {
        const before = process.cpuUsage();
        fuel = runOnce(module);
        const { user, system } = process.cpuUsage(before);
        rounds.push((user + system) / 1_000);
      }
      const taken = Math.min(...rounds);
      const paid = (1_000 * fuel) / FUEL_PER_CORE_SECOND;
      const { figure, ...rest } = measured(program.name, taken / paid, (ratio) => `${ratio.toFixed(2)} ×`, {
        atMost: MAX_UNPAID,
      });
      const times = `${perTurn(taken, program)} taken, ${perTurn(paid, program)} charged`;
      measures.push({ ...rest, figure: `${figure} (${times})` });
      stage.keep("all", measures);
      stage.print(`  ${program.name}: ${measures.at(-1)?.figure}`);
    }
    return measures;
  },
};

const perTurn = (ms: number, { turns }: HostCallProgram) => `${Math.round((ms * 1e6) / turns).toLocaleString("en")} ns`;

async function compile({ text }: HostCallProgram): Promise<WebAssembly.Module> {
  const { parseWat } = await wabt();
  const parsed = parseWat("host-call.wat", text);
  const outcome = meterModule(new Uint8Array(parsed.toBinary({}).buffer), { maxPages: 64 });
  parsed.destroy();
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return new WebAssembly.Module(new Uint8Array(outcome.bytes));
}

function runOnce(module: WebAssembly.Module): number {
  const terms = { shared: [], outputs: [], okExitCodes: [0], limits: LIMITS };
  const pace = { now: () => performance.now(), sleep: () => {} };
  const outcome = new WasiProgram(module, terms, pace).run({
    unit: 0,
    args: [],
    stdin: new Uint8Array(),
    files: [],
    value: { kind: "json", json: "null" },
    sharePercent: 100,
  });
  if (outcome.kind === "failed") throw new Error(outcome.message);
  return outcome.fuel;
}
