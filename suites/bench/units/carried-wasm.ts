import { setTimeout as sleep } from "node:timers/promises";
import type { FakeCoordinator } from "#suites/kit/sandbox-harness/fake-coordinator";
import { jsSpec } from "#suites/kit/sandbox-harness/specs";
import { format, type Measure, measured } from "../measure";
import type { Stage } from "../section";

const UNITS = { full: 60, quick: 20 };
const MAX_MS = 120_000;
const STEP_MS = 20;

/** `(func (export "f") (param i32) (result i32))`, which counts its argument down to zero. */
const COUNT_DOWN =
  "0,97,115,109,1,0,0,0,1,6,1,96,1,127,1,127,3,2,1,0,7,5,1,1,102,0,0,10,18,1,16,0,3,64,32,0,65,1,107,34,0,13,0,11,32,0,11";
/** Initialises itself when it is loaded, as libraries compiled to WebAssembly do. */
const PROGRAM = `const { f } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(${COUNT_DOWN}))).exports;
let units = 0;
export default () => f(2e7) + ++units;
`;

/**
 * A script with its own .wasm, on a device and in Node: whether the worker with the loaded module is kept for later
 * units.
 */
export async function measureCarriedWasm(city: FakeCoordinator, stage: Stage): Promise<Measure[]> {
  const count = stage.quick ? UNITS.quick : UNITS.full;
  const spec = jsSpec(city, "carried", PROGRAM);
  city.forget();
  const deadline = performance.now() + MAX_MS;
  for (let unit = 0; unit < count; unit++) {
    city.grant(spec, [unit]);
    while (city.results.length <= unit) {
      if (performance.now() > deadline) throw new Error(`${count} units: not within ${MAX_MS / 1_000} seconds.`);
      await sleep(STEP_MS);
    }
  }
  const times = city.results.map((result) => (result.kind === "output" ? result.ms : Number.NaN));
  const alone = await timesInNode(count);
  return [
    measured(
      "a script that carries a .wasm, against Node, after the first unit",
      min(times.slice(1)) / min(alone),
      format.times,
      {
        atMost: 1.5,
      },
    ),
    measured("  in Node", min(alone), format.ms),
    measured("  its first unit on the device", times[0] ?? Number.NaN, format.ms),
  ];
}

/** The minimum, because other load only adds to a time. */
const min = (times: readonly number[]) => Math.min(...times);

async function timesInNode(count: number): Promise<number[]> {
  const { default: run } = await import(`data:text/javascript;base64,${Buffer.from(PROGRAM).toString("base64")}`);
  const times: number[] = [];
  for (let unit = 0; unit <= count; unit++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
    await sleep(1);
  }
  return times.slice(1);
}
