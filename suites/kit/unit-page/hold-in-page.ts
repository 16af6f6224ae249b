import type { FromUnit, ProgramMessage } from "#protocol/devices/sandbox-messages";

interface Holding {
  worker: string;
  message: Omit<ProgramMessage, "program">;
  /** UTF-8 source. */
  program: string;
  holdMs: number;
}

/**
 * Sent to a page as text, so it must be self-contained: revokes a unit worker's first gate once its unit runs, and the
 * second one after a while. Returns what the unit had reached before and after that.
 */
export async function holdInPage({ worker, message, program, holdMs }: Holding) {
  const unitWorker = new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })));
  const gates = [1, 2, 3].map(() => URL.createObjectURL(new Blob([], { type: "text/javascript" })));
  const { port1, port2 } = new MessageChannel();
  let isReady = () => {};
  let isLooking = () => {};
  let answer: (FromUnit & { ms: number }) | undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const looking = new Promise<void>((resolve) => {
    isLooking = resolve;
  });
  const answered = new Promise<void>((resolve, reject) => {
    unitWorker.onerror = ({ message: what }) => reject(new Error(what));
    port1.onmessage = ({ data }) => {
      if (data.op === "ready") isReady();
      else if (data.op === "look") isLooking();
      else {
        answer = data;
        resolve();
      }
    };
  });
  unitWorker.postMessage({ port: port2, gates }, [port2]);
  port1.postMessage({ ...message, program: new TextEncoder().encode(program) });
  await ready;
  const input = { stdin: new Uint8Array(), files: [], value: { kind: "json", json: "1" } };
  port1.postMessage({ op: "run", unit: 1, args: [], ...input, sharePercent: 100 });
  const start = performance.now();
  await looking;
  URL.revokeObjectURL(gates[0] ?? "");
  await new Promise((resolve) => setTimeout(resolve, holdMs));
  const wasHeld = answer === undefined;
  URL.revokeObjectURL(gates[1] ?? "");
  await answered;
  const tookMs = performance.now() - start;
  unitWorker.terminate();
  return { wasHeld, op: answer?.op, ms: answer?.ms ?? 0, tookMs };
}
