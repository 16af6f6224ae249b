import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { EngineName } from "../../e2e/engines/engine";
import { startEngine } from "../../e2e/engines/start-engine";
import { buildUnitWorker } from "../../scripts/build-sandbox.mjs";
import type { Host } from "./host";
import { programMessage } from "./program-message";
import { runInPage } from "./run-in-page";

/** What the box allows to the workers that it makes. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; sandbox allow-scripts";

/** A browser with one page like the box, in which each case has a unit worker of its own. */
export async function openEngineHost(name: EngineName): Promise<Host> {
  const worker = await buildUnitWorker();
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": POLICY });
    response.end("<!doctype html><title>Units</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const engine = await startEngine(name);
  const page = await engine.openPage(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    name: `${name} ${engine.version}`,
    run: async ({ runtime, program, units }) => {
      const { program: _, ...message } = programMessage(runtime, program);
      const encoded = Buffer.from(program).toString("base64");
      const answers = await page.evaluate(runInPage, { worker, message, program: encoded, units });
      return answers.map((answer) => new Uint8Array(Buffer.from(answer, "base64")));
    },
    close: async () => {
      await engine.close();
      server.close();
    },
  };
}
