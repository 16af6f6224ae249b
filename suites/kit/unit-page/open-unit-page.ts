import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { EngineName, EnginePage } from "../engines/engine";
import { startEngine } from "../engines/start-engine";

/** The policy of the sandbox for its workers. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; sandbox allow-scripts";

export interface UnitPage {
  /** The engine and its version. */
  name: string;
  page: EnginePage;
  /** The browser's present processes. */
  pids(): number[];
  close(): Promise<void>;
}

/** A browser with one empty page that has the sandbox's permissions. */
export async function openUnitPage(engineName: EngineName): Promise<UnitPage> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": POLICY });
    response.end("<!doctype html><title>Units</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const engine = await startEngine(engineName);
  const page = await engine.openPage(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    name: `${engineName} ${engine.version}`,
    page,
    pids: engine.pids,
    close: async () => {
      await engine.close();
      server.close();
    },
  };
}
