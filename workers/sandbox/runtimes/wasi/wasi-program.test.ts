import { describe, expect, test } from "vitest";
import { WASI_FUNCTIONS } from "#core/metering/wasi-functions";
import { FuelGauge } from "../../fuel-gauge";
import { bytesOf, leftOf, PLENTY, printed, probeInput, probeProgram, runProbe } from "../../testing/run-probe";
import type { UnitInput } from "../../unit-run";
import { bindCalls } from "./bind-calls";
import { GuestHost } from "./guest";
import { wasiCalls } from "./wasi-calls";

describe("a command", () => {
  test("gets its arguments as they are, after its own name", () => {
    const args = ["args", "a b", "", "--x='ü'", "{}", "日本"];
    expect(printed(runProbe(args))).toBe(["program", ...args].map((arg) => `[${arg}]\n`).join(""));
  });

  test("reads standard input and writes standard output byte for byte", () => {
    const stdin = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31) % 256);
    const outcome = runProbe(["cat"], { stdin });
    expect(outcome.kind === "output" && outcome.output.parts[0]?.bytes).toEqual(stdin);
  });

  test("finds its files by absolute and by relative paths", () => {
    const files = [{ path: "data/in.txt", bytes: bytesOf("unit's") }];
    const shared = [{ path: "table.txt", bytes: bytesOf("shared") }];
    const text = printed(
      runProbe(
        ["show", "/data/in.txt", "data/in.txt", "./table.txt", "data/../table.txt", "no"],
        { files },
        { shared },
      ),
    );
    expect(text).toBe(
      "/data/in.txt: unit's\ndata/in.txt: unit's\n./table.txt: shared\ndata/../table.txt: shared\nno: No such file or directory\n",
    );
  });

  test("lists folders sorted, whatever order they were mounted in", () => {
    const files = ["z", "a/x", "m"].map((path) => ({ path, bytes: new Uint8Array() }));
    expect(printed(runProbe(["list", "."], { files }))).toBe("./\n../\na/\nm\ntmp/\nz\n");
  });

  test("returns the named files that it left, and not those that are missing", () => {
    const outcome = runProbe(["save"], {}, { outputs: ["made/out.txt", "made/none.txt"] });
    expect(printed(outcome)).toBe("moved away\n");
    expect(printed(outcome, "made/out.txt")).toBe("saved\n");
    expect(outcome.kind === "output" && outcome.output.parts.map((part) => part.name)).toEqual([
      "stdout",
      "made/out.txt",
    ]);
  });

  test("changes its own copy of a shared file: the next unit sees the original", () => {
    const shared = [{ path: "s", bytes: bytesOf("original") }];
    expect(printed(runProbe(["change", "s"], {}, { shared }))).toBe("s: CHANGEDl\n");
    expect(printed(runProbe(["show", "s"], {}, { shared }))).toBe("s: original\n");
  });

  test("may end with any exit code that the customer lists as successful", () => {
    expect(runProbe(["exit", "20"], {}, { okExitCodes: [10, 20] })).toMatchObject({
      kind: "output",
      output: { exitCode: 20 },
    });
    expect(runProbe(["exit", "3"])).toMatchObject({
      kind: "failed",
      reason: "exit",
      exitCode: 3,
      stderr: "leaving with 3\n",
    });
    expect(runProbe(["exit", "-1"])).toMatchObject({ reason: "exit", exitCode: 255 });
  });

  test("that fails returns what it had printed and written, and its exit code", () => {
    const outcome = runProbe(["save"], {}, { outputs: ["made/out.txt"], okExitCodes: [1] });
    expect(outcome).toMatchObject({ kind: "failed", reason: "exit", exitCode: 0, output: { exitCode: 0 } });
    expect(leftOf(outcome)).toBe("moved away\n");
    expect(leftOf(outcome, "made/out.txt")).toBe("saved\n");
    expect(runProbe(["exit", "3"])).toMatchObject({ output: { exitCode: 3, parts: [{ name: "stdout" }] } });
  });
});

describe("determinism", () => {
  test("clock, randomness and surroundings are the same in every run of a unit", () => {
    const text = printed(runProbe(["world"], { unit: 7 }));
    expect(printed(runProbe(["world"], { unit: 7 }))).toBe(text);
    const [first, second, chance, later, env, tty] = text.split("\n");
    expect([first, second]).toEqual(["1767225600.000000000", "1767225600.001000000"]);
    expect([later, env, tty]).toEqual(["1767225603", "no env", "file"]);
    expect(chance).toMatch(/^[0-9a-f]{16}$/);
  });

  test("another unit draws other numbers", () => {
    const chance = (unit: number) => printed(runProbe(["world"], { unit })).split("\n")[2];
    expect(new Set([0, 1, 2, 3, 9_999_999].map(chance)).size).toBe(5);
  });

  test("fuel does not depend on how the fuel was handed out", () => {
    const fuels = [100_000, 123_457, 50_000_000].map((quantum) => runProbe(["math"], {}, {}, quantum).fuel);
    expect(new Set(fuels).size).toBe(1);
    expect(fuels[0]).toBeGreaterThan(1_000_000);
  });

  test("the fuel limit ends a unit at the same instruction, however it was handed out", () => {
    const limits = { ...PLENTY.limits, fuel: 3_000_001 };
    const outcomes = [100_000, 777_777, 50_000_000].map((quantum) => runProbe(["loop"], {}, { limits }, quantum));
    expect(outcomes[0]).toMatchObject({ kind: "failed", reason: "fuel" });
    expect(new Set(outcomes.map((outcome) => outcome.fuel)).size).toBe(1);
  });
});

describe("several programs one after another in a worker", () => {
  const units: [args: string[], input: Partial<UnitInput>][] = [
    [["world"], { unit: 7 }],
    [["save"], { unit: 8 }],
    [["list", "."], { files: [{ path: "only/mine", bytes: bytesOf("x") }] }],
    [["complain"], {}],
    [["trap"], {}],
    [["exit", "3"], {}],
    [["cat"], { stdin: bytesOf("hers") }],
    [["list", "."], {}],
    [["world"], { unit: 7 }],
    [["args"], {}],
  ];

  test("ends as each would by itself, whatever ran before it, and at the same fuel", () => {
    const program = probeProgram();
    for (const [args, input] of [...units, ...units.toReversed()])
      expect(program.run(probeInput(args, input)), args[0]).toEqual(runProbe(args, input));
  });

  test("makes the host functions once, and none of them reaches a unit that has ended", () => {
    const host = new GuestHost();
    const { fd_close } = bindCalls(host);
    expect(() => fd_close?.(3)).toThrow("while no unit ran");
  });
});

describe("hostile programs", () => {
  test("a trap keeps what was printed before it", () => {
    expect(runProbe(["trap"])).toMatchObject({ kind: "failed", reason: "trap", stderr: "about to fail\n" });
  });

  test("endless printing is stopped at the output limit", () => {
    const outcome = runProbe(["print"]);
    expect(outcome).toMatchObject({ kind: "failed", reason: "output" });
    expect(leftOf(outcome).length).toBeGreaterThan(PLENTY.limits.outputBytes / 2);
    expect(leftOf(outcome).length).toBeLessThanOrEqual(PLENTY.limits.outputBytes);
  });

  test("named files count as output too", () => {
    const limits = { ...PLENTY.limits, outputBytes: 8 };
    expect(runProbe(["save"], {}, { outputs: ["made/out.txt"], limits })).toMatchObject({ reason: "output" });
  });

  test("of a failed unit as many whole files come back as an output may hold", () => {
    const limits = { ...PLENTY.limits, outputBytes: 11 };
    const outcome = runProbe(["save"], {}, { outputs: ["made/out.txt"], limits });
    expect(outcome).toMatchObject({ reason: "output", output: { parts: [{ name: "stdout" }] } });
  });

  test("what a failed unit left does not depend on how its fuel was handed out", () => {
    const limits = { ...PLENTY.limits, fuel: 20_000_000 };
    const outcomes = [100_000, 777_777, 50_000_000].map((quantum) => runProbe(["print"], {}, { limits }, quantum));
    expect(outcomes.map((outcome) => outcome.kind === "failed" && outcome.reason)).toEqual(["fuel", "fuel", "fuel"]);
    expect(leftOf(outcomes[0] as (typeof outcomes)[number]).length).toBeGreaterThan(0);
    expect(new Set(outcomes.map((outcome) => leftOf(outcome))).size).toBe(1);
  });

  test("a full disk and a full memory are errors that a program can handle", () => {
    expect(printed(runProbe(["fill-disk"]))).toMatch(/^256 No space left on device\n$/);
    expect(printed(runProbe(["allocate"]))).toBe("refused in the end\n");
    const limits = { ...PLENTY.limits, memoryMib: 12 };
    expect(runProbe(["allocate"], {}, { limits }).fuel).toBeLessThan(runProbe(["allocate"]).fuel);
    expect(runProbe(["args"], {}, { limits: { ...limits, memoryMib: 0 } })).toMatchObject({
      reason: "memory",
      output: undefined,
    });
  });

  test("standard error is bounded and keeps its beginning and its end", () => {
    const { stderr } = runProbe(["complain"]);
    expect(stderr.length).toBeLessThanOrEqual(PLENTY.limits.stderrBytes);
    expect(stderr).toMatch(/^line 0\n/);
    expect(stderr).toMatch(/bytes left out/);
    expect(stderr).toMatch(/line 4999\n$/);
  });
});

describe("the fuel gauge", () => {
  test("sleeps in proportion to the share of the core", () => {
    let now = 0;
    let slept = 0;
    const pace = {
      now: () => now,
      sleep: (ms: number) => {
        slept += ms;
      },
    };
    const gauge = new FuelGauge(1e12, 25, pace);
    const fuel = new WebAssembly.Global({ value: "i64", mutable: true }, 0n);
    gauge.arm(fuel);
    for (let turn = 0; turn < 10; turn++) {
      now += 12;
      fuel.value = -1n;
      expect(gauge.refill()).toBe(0);
    }
    expect(slept).toBe(3 * now);
  });

  test("forgets no sleep: neither that of a long call, nor that of the last quantum", () => {
    let now = 0;
    const sleeps: number[] = [];
    const gauge = new FuelGauge(1e12, 10, { now: () => now, sleep: (ms) => void sleeps.push(ms) });
    gauge.arm(new WebAssembly.Global({ value: "i64", mutable: true }, 0n));
    now += 300;
    gauge.charge(1e9);
    expect(sleeps).toEqual([1_000, 1_000, 700]);
    now += 5;
    gauge.finish();
    expect(sleeps.at(-1)).toBe(45);
  });

  test("treats a gap of an hour as the machine's sleep, not as work", () => {
    let now = 0;
    const sleeps: number[] = [];
    const gauge = new FuelGauge(1e12, 50, { now: () => now, sleep: (ms) => void sleeps.push(ms) });
    gauge.arm(new WebAssembly.Global({ value: "i64", mutable: true }, 0n));
    now += 3_600_000;
    gauge.charge(1e9);
    expect(sleeps).toEqual([1_000, 1_000]);
  });

  test("sizes its quanta to ten milliseconds", () => {
    let now = 0;
    const gauge = new FuelGauge(1e15, 100, { now: () => now, sleep: () => {} });
    const fuel = new WebAssembly.Global({ value: "i64", mutable: true }, 0n);
    gauge.arm(fuel);
    for (let turn = 0; turn < 20; turn++) {
      now += gauge.quantum / 400_000;
      fuel.value = -1n;
      gauge.refill();
    }
    expect(gauge.quantum).toBe(4_000_000);
  });
});

test("every WASI function on offer is there", () => {
  expect(Object.keys(wasiCalls(new GuestHost())).sort()).toEqual([...WASI_FUNCTIONS].sort());
});
