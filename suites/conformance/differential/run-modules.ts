/** In base64, plain and metered; the function that runs them is sent to pages as text, so it must be self-contained. */
export interface ModulePair {
  plain: string;
  metered: string;
}

/** The outcome of one module: its result, globals and memory, or a trap, with and without the meter, and its fuel. */
export interface ModuleRun {
  plain: string;
  metered: string;
  fuel: number;
  /** The same when fuel is handed out in small amounts. */
  fuelByDrops: number;
}

export async function runModules(pairs: ModulePair[]): Promise<ModuleRun[]> {
  const PLENTY = 1_000_000_000;
  const DROP = 13;
  const decode = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const floats = new DataView(new ArrayBuffer(8));
  /** All NaNs are shown alike: the program never lets a NaN's bits reach anything else that is compared. */
  const shown = (value: unknown) => {
    if (typeof value !== "number" || Number.isInteger(value)) return Object.is(value, -0) ? "-0" : String(value);
    floats.setFloat64(0, value);
    return Number.isNaN(value) ? "NaN" : floats.getBigUint64(0).toString(16);
  };
  const stateOf = (exports: WebAssembly.Exports) => {
    const globals = [0, 1, 2, 3].map((i) => shown((exports[`global${i}`] as WebAssembly.Global).value));
    let hash = 0x811c9dc5;
    const memory = new Int32Array((exports["memory"] as WebAssembly.Memory).buffer);
    for (let at = 0; at < memory.length; at++) hash = Math.imul((hash ^ (memory[at] as number)) + at, 0x01000193);
    return `${globals.join(" ")} memory ${memory.length} ${hash >>> 0}`;
  };
  const call = (exports: WebAssembly.Exports) => {
    const run = exports["run"] as (a: number, b: bigint, c: number, d: number) => unknown;
    try {
      return shown(run(5, -7n, 1.25, -1e9));
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) return "trap";
      return error instanceof WebAssembly.Exception ? "thrown" : String(error);
    }
  };
  const outcome = (exports: WebAssembly.Exports) => {
    const result = call(exports);
    return `${result} ${stateOf(exports)}`;
  };

  const runs: ModuleRun[] = [];
  for (const pair of pairs) {
    const plain = await WebAssembly.instantiate(await WebAssembly.compile(decode(pair.plain)), {});
    const module = await WebAssembly.compile(decode(pair.metered));
    const meter = async (portion: number) => {
      let granted = portion;
      const lamplighter = {
        yield: () => {
          granted += portion;
          fuel.value += BigInt(portion);
          return 0;
        },
      };
      const { exports } = await WebAssembly.instantiate(module, { lamplighter });
      const fuel = exports["lamplighter.fuel"] as WebAssembly.Global<"i64">;
      fuel.value = BigInt(portion);
      return { said: outcome(exports), fuel: granted - Number(fuel.value) };
    };
    const whole = await meter(PLENTY);
    const drops = await meter(DROP);
    const metered = whole.said === drops.said ? whole.said : `${whole.said}, by drops ${drops.said}`;
    runs.push({ plain: outcome(plain.exports), metered, fuel: whole.fuel, fuelByDrops: drops.fuel });
  }
  return runs;
}
