import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INSTRUCTION_WEIGHTS } from "./instruction-weights";
import { meterModule } from "./meter-module";
import { FUEL_EXPORT, METER_MODULE, PAGES_EXPORT, START_EXPORT, YIELD_IMPORT } from "./meter-names";
import { body, exported, func, I32, leb, module, name, section, single, sized } from "./testing/assemble";
import { counting, everything, recursing, swallowing } from "./testing/sample-modules";

const LIMIT = { maxPages: 16 };

function metered(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const outcome = meterModule(bytes, LIMIT);
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return new Uint8Array(outcome.bytes);
}

type Guest = Record<string, (...values: number[]) => unknown>;

/** Runs the module with `fuel`; at zero the yield import says `answer`. */
async function start(bytes: Uint8Array, fuel = 1_000_000n, answer = () => 1) {
  const env = { say: (value: number) => value + 1 };
  const { instance } = await WebAssembly.instantiate(metered(bytes), {
    [METER_MODULE]: { [YIELD_IMPORT]: answer },
    env,
  });
  const left = instance.exports[FUEL_EXPORT] as WebAssembly.Global<"i64">;
  left.value = fuel;
  return { guest: instance.exports as Guest, left, exports: instance.exports };
}

const refusal = (bytes: Uint8Array) => {
  const outcome = meterModule(bytes, LIMIT);
  return outcome.kind === "refused" ? outcome.message : "";
};

const oneFunction = (...code: number[]) =>
  module(section(1, func([], [])), section(3, [0]), section(10, body(...code)));

describe("fuel", () => {
  test("is exactly the weight of each instruction, and of each straight", async () => {
    const { moves, integers, branches, straights } = INSTRUCTION_WEIGHTS;
    const turn = 3 * moves + integers + branches + straights;
    for (const turns of [1, 2, 1_000]) {
      const { guest, left } = await start(counting);
      expect(guest.count?.(turns)).toBe(0);
      expect(1_000_000n - left.value).toBe(BigInt(turns * turn + moves + straights));
    }
  });

  test("is the same in every run, and the program's results are those of the plain module", async () => {
    const plain = await WebAssembly.instantiate(new Uint8Array(everything), {
      env: { say: (value: number) => value + 1 },
    });
    for (const value of [0, 1, 2, 7]) {
      const first = await start(everything);
      const second = await start(everything);
      const expected = (plain.instance.exports as Guest).run?.(value);
      expect(first.guest.run?.(value)).toBe(expected);
      expect(second.guest.run?.(value)).toBe(expected);
      expect(first.left.value).toBe(second.left.value);
    }
  });

  test("pays for bulk memory by its length, however the opcode is encoded", async () => {
    for (const opcode of [[11], [0x8b, 0x80, 0x00]]) {
      const filling = module(
        section(1, func([I32], [])),
        section(3, [0]),
        section(5, [0, 16]),
        section(7, exported("fill", 0, 0)),
        section(10, body(0x41, 0, 0x41, 7, 0x20, 0, 0xfc, ...opcode, 0)),
      );
      const { guest, left } = await start(filling, 1_000_000n);
      guest.fill?.(1 << 20);
      const { moves, bulk, byteHalves, straights } = INSTRUCTION_WEIGHTS;
      expect(1_000_000n - left.value).toBe(BigInt(3 * moves + bulk + straights + ((1 << 20) * byteHalves) / 2));
    }
  });

  test("spent in a loop asks the host, which may refill it or end the program", async () => {
    let asked = 0;
    const run: { left?: WebAssembly.Global<"i64"> } = {};
    const { guest, left } = await start(counting, 100n, () => {
      asked += 1;
      if (run.left) run.left.value += 100n;
      return asked > 3 ? 1 : 0;
    });
    run.left = left;
    expect(() => guest.count?.(1_000_000)).toThrow(WebAssembly.RuntimeError);
    expect(asked).toBe(4);
  });

  test("cannot be dodged by catching everything, nor by recursion", async () => {
    const looping = await start(swallowing, 10_000n);
    expect(() => looping.guest.trap?.()).toThrow(WebAssembly.RuntimeError);
    const deep = await start(recursing, 100n);
    expect(() => deep.guest.deep?.()).toThrow(WebAssembly.RuntimeError);
  });

  test("starts at zero, so a host that does not set it is asked at once", async () => {
    const { guest } = await start(recursing, 0n);
    expect(() => guest.deep?.()).toThrow(WebAssembly.RuntimeError);
  });
});

describe("the module", () => {
  test("does not run its start function until it is called", async () => {
    const { guest, exports } = await start(everything);
    const seen = exports.seen as WebAssembly.Global<"i32">;
    expect(seen.value).toBe(5);
    guest[START_EXPORT]?.();
    expect(seen.value).toBe(9);
  });

  test("grows its memory to the limit and no further", async () => {
    const growing = module(
      section(1, func([I32], [I32])),
      section(3, [0]),
      section(5, [0, 2]),
      section(7, exported("grow", 0, 0)),
      section(10, body(0x20, 0, 0x40, 0)),
    );
    const { guest } = await start(growing);
    expect([guest.grow?.(14), guest.grow?.(1), guest.grow?.(-1)]).toEqual([2, -1, -1]);
    const capped = await start(growing);
    (capped.exports[PAGES_EXPORT] as WebAssembly.Global<"i32">).value = 4;
    expect([capped.guest.grow?.(2), capped.guest.grow?.(0), capped.guest.grow?.(1)]).toEqual([2, 4, -1]);
  });

  test("stays invalid when only exporting its start function would have made it valid", () => {
    const referring = module(
      section(1, func([], [])),
      section(3, [0]),
      single(8, [0]),
      section(10, body(0xd2, 0, 0x1a)),
    );
    expect(WebAssembly.validate(new Uint8Array(referring))).toBe(false);
    expect(WebAssembly.validate(metered(referring))).toBe(false);
  });
});

describe("refusals", () => {
  test.each([
    ["nothing", new Uint8Array(), /not a WebAssembly module/],
    ["a component", Uint8Array.of(0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0), /not a WebAssembly module of version 1/],
    ["a cut", everything.subarray(0, everything.length - 9), /cut short.*at byte \d+/],
    ["atomics", oneFunction(0xfe, 3, 0), /threads.*at byte \d+/],
    ["a shared memory", module(section(5, [3, 1, 2])), /shared between threads/],
    ["relaxed SIMD", oneFunction(0xfd, 0x85, 0x02), /relaxed SIMD/],
    ["a 64-bit memory", module(section(5, [4, 1])), /64-bit addresses/],
    ["a struct type", module(section(1, [0x5f, 0])), /garbage collection/],
    ["a struct instruction", oneFunction(0xfb, 0), /garbage-collected/],
    ["a typed reference", module(section(1, func([0x63], []))), /typed references/],
    ["two memories", module(section(5, [0, 1], [0, 1])), /more than one memory/],
    ["a memory over the limit", module(section(5, [0, 17])), /starts with 17 pages.*limit of 16/],
    ["an imported memory", module(section(2, [...name("env"), ...name("memory"), 2, 0, 1])), /imports a memory/],
    ["an unknown instruction", oneFunction(0x27), /instruction 0x27.*at byte \d+/],
    ["the newest exceptions", oneFunction(0x1f, 0x40, 0, 0x0b), /earlier form.*at byte \d+/],
    ["a branch to nowhere", oneFunction(0x0c, 5), /not open/],
    ["a reserved export", module(section(5, [0, 1]), section(7, exported("lamplighter.fuel", 2, 0))), /reserved/],
    ["a global behind its own", oneFunction(0x23, 0, 0x1a), /global that it does not have/],
    ["a function behind its own", oneFunction(0x10, 1), /function that it does not have/],
    ["a count that cannot be", module([1, ...sized([...leb(9_000_000)])]), /shorter than it says/],
    ["huge tables", module(section(4, [0x70, 0, ...leb(50_000_000)])), /table starts with/],
  ])("%s", (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(message);
  });
});

describe("hostile bytes", () => {
  const samples = [counting, everything, swallowing, recursing];

  test("mutated modules never throw, and are valid after metering exactly when they were before", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255), fc.constantFrom("set", "insert", "remove")), {
          minLength: 1,
          maxLength: 4,
        }),
        (sample, mutations) => {
          const mutated = [...sample];
          for (const [at, byte, how] of mutations) {
            const place = 8 + (at % (mutated.length - 8));
            mutated.splice(place, how === "insert" ? 0 : 1, ...(how === "remove" ? [] : [byte]));
          }
          const bytes = Uint8Array.from(mutated);
          const outcome = meterModule(bytes, LIMIT);
          if (outcome.kind === "refused") return;
          expect(WebAssembly.validate(new Uint8Array(outcome.bytes))).toBe(WebAssembly.validate(bytes));
        },
      ),
      { numRuns: 6_000 },
    ));
});
