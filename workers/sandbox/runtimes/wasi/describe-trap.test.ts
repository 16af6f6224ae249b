import { expect, test } from "vitest";
import { body, exported, func, module, name, section } from "#core/metering/testing/assemble";
import { meteredModule, PLENTY, probeInput, STILL } from "../../testing/run-probe";
import { WasiProgram } from "./wasi-program";

/** Function 0 is imported; `_start` (3) calls 2, which calls 1, which traps, or calls itself without end. */
const trapping = (innermost: number[]) =>
  module(
    section(1, func([], []), func([0x7f], [])),
    section(2, [...name("wasi_snapshot_preview1"), ...name("proc_exit"), 0, 1]),
    section(3, [0], [0], [0]),
    section(5, [0, 1]),
    section(7, exported("_start", 0, 3), exported("memory", 2, 0)),
    section(10, body(...innermost), body(0x10, 1), body(0x10, 2)),
  );

const run = (bytes: Uint8Array) => new WasiProgram(meteredModule(bytes), PLENTY, STILL).run(probeInput([]));

test("a trap says in which functions of the customer's own module it was, the innermost first", () => {
  expect(run(trapping([0x00]))).toMatchObject({
    reason: "trap",
    message: expect.stringMatching(/^unreachable\n {2}at function 1\n {2}at function 2\n {2}at function 3$/),
  });
});

test("a stack that overflows has no trace, for where it does so differs between engines", () => {
  expect(run(trapping([0x10, 1]))).toMatchObject({ message: expect.stringMatching(/^RangeError: [^\n]*$/) });
});

test("of a deep stack only ten functions are named", () => {
  // Function 1 calls itself until its fuel would end it, so it traps at the twentieth turn instead: a global counts.
  const bytes = module(
    section(1, func([], []), func([0x7f], [])),
    section(2, [...name("wasi_snapshot_preview1"), ...name("proc_exit"), 0, 1]),
    section(3, [0], [0]),
    section(5, [0, 1]),
    section(6, [0x7f, 1, 0x41, 20, 0x0b]),
    section(7, exported("_start", 0, 2), exported("memory", 2, 0)),
    section(10, body(0x23, 0, 0x45, 0x04, 0x40, 0x00, 0x0b, 0x23, 0, 0x41, 1, 0x6b, 0x24, 0, 0x10, 1), body(0x10, 1)),
  );
  const { message } = run(bytes) as { message: string };
  expect(message.match(/at function 1/g)).toHaveLength(10);
});
