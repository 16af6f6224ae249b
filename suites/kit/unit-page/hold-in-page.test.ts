import { describe, expect, test } from "vitest";
import { paceScript } from "#programs/pace-script";
import { parseModule } from "#programs/parse-module";
import { programFaultInWords } from "#protocol/words/program-fault-in-words";
import { buildUnitWorker } from "../../../scripts/build-sandbox.mjs";
import { enginesHere } from "../engines/engines-here";
import { holdInPage } from "./hold-in-page";
import { openUnitPage } from "./open-unit-page";
import { programMessage } from "./program-message";

/** Some seconds of one core, without any messages. */
const LONG = "export default () => { let n = 1; for (let i = 0; i < 4e8; i++) n = (n * 31 + i) | 0; return n; };";
const TRIES = 3;
const HOLD_MS = 3_000;

describe.each(enginesHere())("%s", (engine) => {
  test("a worker whose gate is revoked pauses in the middle of its unit, and continues later", async () => {
    const { page, close } = await openUnitPage(engine);
    try {
      const parsed = parseModule(new TextEncoder().encode(LONG));
      if (parsed.kind === "broken") throw new Error(programFaultInWords(parsed.fault));
      const program = paceScript(parsed.program, parsed.text);
      const { program: _, ...message } = programMessage({ runtime: "js", program: new Uint8Array() });
      const worker = await buildUnitWorker();
      const hold = () => page.evaluate(holdInPage, { worker, message, program, holdMs: HOLD_MS });
      let held = await hold();
      // If the page itself got no processor in time, the unit had ended before it could be paused.
      for (let tries = 1; tries < TRIES && !held.wasHeld; tries++) held = await hold();
      expect(held).toMatchObject({ wasHeld: true, op: "output" });
      expect(held.ms).toBeLessThan(held.tookMs - HOLD_MS / 2);
    } finally {
      await close();
    }
  });
});
