import type { EngineName } from "#suites/kit/engines/engine";
import { openUnitPage } from "#suites/kit/unit-page/open-unit-page";
import { programMessage } from "#suites/kit/unit-page/program-message";
import { buildUnitWorker } from "../../../scripts/build-sandbox.mjs";
import type { Host } from "./host";
import { runInPage } from "./run-in-page";

/** A browser in which each case has its own unit worker. */
export async function openEngineHost(engineName: EngineName): Promise<Host> {
  const worker = await buildUnitWorker();
  const { name, page, close } = await openUnitPage(engineName);
  return {
    name,
    run: async ({ units, args = [], shared = [], ...one }) => {
      const { program, shared: _, ...message } = programMessage(one);
      const encoded = Buffer.from(program).toString("base64");
      const answers = await page.evaluate(runInPage, { worker, message, program: encoded, shared, args, units });
      return answers.map((answer) => new Uint8Array(Buffer.from(answer, "base64")));
    },
    close,
  };
}
