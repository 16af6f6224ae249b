import type { FromUnit, ProgramMessage, WorkerHandOver } from "#protocol/devices/sandbox-messages";

interface Shared {
  worker: string;
  message: Omit<ProgramMessage, "program" | "shared">;
  /** The interpreter, in base64. */
  program: string;
  main: string;
  workers: number;
  /** Compiled by the sandbox for all workers; otherwise each worker compiles its own copy. */
  isShared: boolean;
}

export interface WorkersStart {
  /** Until the last worker was ready. */
  readyMs: number;
  /** The duration of each worker's first unit, run one after the other. */
  firstUnitsMs: number[];
}

/**
 * Sent to a page as text, so it must be self-contained: several unit workers load the interpreter at once, and are
 * kept.
 */
export async function shareInPage(shared: Shared): Promise<WorkersStart> {
  const { worker, message, program, main, workers, isShared } = shared;
  const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  const bytes = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
  const files = [{ path: "main.py", bytes: new TextEncoder().encode(main) }];
  const terms = { ...message, shared: files };
  const before = performance.now();
  const compiled = isShared ? WebAssembly.compile(bytes) : undefined;
  const open = Array.from({ length: workers }, () => {
    const unitWorker = new Worker(url);
    const { port1, port2 } = new MessageChannel();
    const next = () =>
      new Promise<FromUnit>((resolve, reject) => {
        port1.onmessage = ({ data }) => resolve(data);
        unitWorker.onerror = ({ message: what }) => reject(new Error(what));
      });
    const ready = next();
    if (compiled)
      compiled.then((module) => unitWorker.postMessage({ port: port2, module } satisfies WorkerHandOver, [port2]));
    else unitWorker.postMessage({ port: port2 } satisfies WorkerHandOver, [port2]);
    port1.postMessage(compiled ? terms : { ...terms, program: bytes });
    return { port1, next, ready, unitWorker };
  });
  for (const { ready } of open) await ready;
  const readyMs = performance.now() - before;
  const firstUnitsMs: number[] = [];
  for (const [unit, { port1, next }] of open.entries()) {
    const said = next();
    const input = { stdin: new TextEncoder().encode("1"), files: [], value: { kind: "json", json: "1" } };
    port1.postMessage({
      op: "run",
      unit,
      args: ["function", "main.py", String(unit), "json"],
      ...input,
      sharePercent: 100,
    });
    const outcome = await said;
    if (outcome.op !== "output") throw new Error(JSON.stringify(outcome));
    firstUnitsMs.push(outcome.ms);
  }
  // Keeps them from being garbage-collected until the next call, while their memory is measured.
  const page = globalThis as unknown as { kept?: typeof open };
  page.kept = open;
  return { readyMs, firstUnitsMs };
}
