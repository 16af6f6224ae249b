import type { ProgramMessage, UnitAnswer } from "#protocol/devices/sandbox-messages";

/** The unit worker that a page keeps between two calls from the driver. */
interface Kept {
  port: MessagePort;
  worker: Worker;
}

export interface PageProgram {
  worker: string;
  message: Omit<ProgramMessage, "program" | "shared">;
  /** In base64: only text can be sent between a driver and its page. */
  program: string;
  shared: { path: string; text: string }[];
}

export type Spent = { fuel: number; ms: number; failed?: string };

/**
 * Sent to a page as text, so it must be self-contained: makes a unit worker as the sandbox does, replacing the previous
 * one.
 */
export async function openInPage({ worker, message, program, shared }: PageProgram): Promise<void> {
  const page = globalThis as unknown as { kept?: Kept };
  page.kept?.worker.terminate();
  const decode = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const unitWorker = new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })));
  const { port1, port2 } = new MessageChannel();
  page.kept = { port: port1, worker: unitWorker };
  const ready = new Promise<void>((resolve, reject) => {
    port1.onmessage = () => resolve();
    unitWorker.onerror = ({ message: what }) => reject(new Error(what));
  });
  unitWorker.postMessage({ port: port2 }, [port2]);
  const files = shared.map(({ path, text }) => ({ path, bytes: decode(text) }));
  port1.postMessage({ ...message, shared: files, program: decode(program) });
  await ready;
}

/** Runs one unit of the program that was opened last. */
export async function runInPage(unit: number, args: string[]): Promise<Spent> {
  const { port } = (globalThis as unknown as { kept: Kept }).kept;
  const said = new Promise<UnitAnswer>((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
  });
  const value = { kind: "json", json: "0" };
  port.postMessage({ op: "run", unit, args, stdin: new Uint8Array(), files: [], value, sharePercent: 100 });
  const outcome = await said;
  const { fuel, ms } = outcome;
  return outcome.op === "failed" ? { fuel, ms, failed: outcome.message } : { fuel, ms };
}
