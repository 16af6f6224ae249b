import { expect, test } from "vitest";
import { body, exported, func, module, name, section } from "#core/metering/testing/assemble";
import { checkProgram } from "#programs/check-program";
import { programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { enginesHere } from "#suites/kit/engines/engines-here";
import { openHost } from "./hosts/open-host";

/** Function 0 is imported; `_start` (3) calls 2, which calls 1, which traps. */
const TRAPS = module(
  section(1, func([], []), func([0x7f], [])),
  section(2, [...name("wasi_snapshot_preview1"), ...name("proc_exit"), 0, 1]),
  section(3, [0], [0], [0]),
  section(5, [0, 1]),
  section(7, exported("_start", 0, 3), exported("memory", 2, 0)),
  section(10, body(0x00), body(0x10, 1), body(0x10, 2)),
);

test.each(["node", ...enginesHere()] as const)(
  "%s names the functions of a trap, the innermost first",
  async (engine) => {
    const check = checkProgram("wasi", TRAPS);
    if (check.kind === "refused") throw new Error(programFaultsInWords(check.faults));
    const host = await openHost(engine);
    try {
      const [answer] = await host.run({ name: "traps", runtime: "wasi", program: check.prepared, units: [0] });
      expect(new TextDecoder().decode(answer)).toMatch(
        /^failed: trap: [^\n]+\n {2}at function 1\n {2}at function 2\n {2}at function 3$/,
      );
    } finally {
      await host.close();
    }
  },
);
