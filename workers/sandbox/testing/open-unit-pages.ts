import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright";
import { launchChromium } from "#suites/kit/engines/launch-chromium";
import { buildUnitWorker } from "../../../scripts/build-sandbox.mjs";

const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; sandbox allow-scripts";

const MAX_MS = 60_000;

/** A message of a unit worker, with its bytes as text; `size` is how many letters and bytes it brought along. */
export interface Said {
  op: string;
  unit?: number;
  message?: string;
  reason?: string;
  stderr?: string;
  text?: string;
  ms?: number;
  fields: string[];
  size: number;
}

export interface UnitPages {
  address: string;
  /** What its server was asked for. */
  asked: string[];
  /**
   * Runs units of one JavaScript program in a worker of a page with the sandbox's policy; gives every message it sent until
   * `giveUpMs` after the first unit was begun.
   */
  runUnits(program: string, units?: number, giveUpMs?: number): Promise<Said[]>;
  close(): Promise<void>;
}

export async function openUnitPages(): Promise<UnitPages> {
  const asked: string[] = [];
  const script = await buildUnitWorker();
  const server = await openServer(asked);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launchChromium();
  return {
    address,
    asked,
    async runUnits(program, units = 1, giveUpMs = MAX_MS) {
      const page = await browser.newPage();
      try {
        await page.goto(address);
        return await converse(page, { script, program, units, giveUpMs, maxMs: MAX_MS });
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function openServer(asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, {
      "content-type": "text/html",
      "content-security-policy": POLICY,
      "access-control-allow-origin": "*",
    });
    response.end("<!doctype html><title>sandbox</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

interface Conversation {
  script: string;
  program: string;
  units: number;
  giveUpMs: number;
  maxMs: number;
}

function converse(page: Page, conversation: Conversation): Promise<Said[]> {
  return page.evaluate(async ({ script, program, units, giveUpMs, maxMs }) => {
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    const { port1, port2 } = new MessageChannel();
    const said: Said[] = [];
    const sizeOf = (value: unknown): number => {
      if (typeof value === "string") return value.length;
      if (value instanceof ArrayBuffer) return value.byteLength;
      if (typeof value !== "object" || value === null) return 1;
      return Object.values(value).reduce((sum: number, one) => sum + sizeOf(one), 1);
    };
    const note = (message: { op: string }) => {
      said.push({ ...message, fields: Object.keys(message).sort(), size: sizeOf(message) });
    };
    const ended = new Promise<void>((resolve) => {
      setTimeout(resolve, maxMs);
      const run = (unit: number) =>
        port1.postMessage({
          op: "run",
          unit,
          args: [],
          stdin: new Uint8Array(),
          files: [],
          value: { kind: "json", json: "1" },
          sharePercent: 100,
        });
      worker.onmessage = () => note({ op: "a message beside the port" });
      worker.onerror = (event) => {
        note({ op: "worker-error", ...{ message: event.message } });
        resolve();
      };
      port1.onmessage = ({ data }) => {
        note(data);
        const bytes = data.bytes instanceof ArrayBuffer ? data.bytes : new ArrayBuffer(0);
        const header = bytes.byteLength > 4 ? new DataView(bytes).getUint32(0, true) : 0;
        const last = said.at(-1) as Said & { bytes?: unknown };
        delete last.bytes;
        if (bytes.byteLength > 4) last.text = new TextDecoder().decode(bytes.slice(4 + header));
        const answers = said.length - 1;
        if (answers === 0) setTimeout(resolve, giveUpMs);
        if (answers < units) run(answers);
        else setTimeout(resolve, 50);
      };
    });
    const limits = { fuel: 1e9, memoryMib: 16, outputBytes: 100_000, stderrBytes: 4_096 };
    worker.postMessage({ port: port2 }, [port2]);
    port1.postMessage({
      op: "program",
      runtime: "js",
      program: new TextEncoder().encode(program),
      shared: [],
      outputs: [],
      okExitCodes: [0],
      limits,
      sharePercent: 100,
    });
    await ended;
    worker.terminate();
    return said;
  }, conversation);
}
