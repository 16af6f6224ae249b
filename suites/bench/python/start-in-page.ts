import type { FromUnit, ProgramMessage } from "#protocol/devices/sandbox-messages";

interface Starts {
  worker: string;
  message: Omit<ProgramMessage, "program" | "shared">;
  /** The interpreter, in base64. */
  program: string;
  main: string;
  units: number;
}

/**
 * Sent to a page as text, so it must be self-contained: one unit worker loads the interpreter and runs units one by
 * one.
 */
export async function startInPage({ worker, message, program, main, units }: Starts) {
  const unitWorker = new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })));
  const { port1, port2 } = new MessageChannel();
  const next = () =>
    new Promise<FromUnit>((resolve, reject) => {
      port1.onmessage = ({ data }) => resolve(data);
      unitWorker.onerror = ({ message: what }) => reject(new Error(what));
    });
  const bytes = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
  const ready = next();
  unitWorker.postMessage({ port: port2 }, [port2]);
  const before = performance.now();
  port1.postMessage({
    ...message,
    program: bytes,
    shared: [{ path: "main.py", bytes: new TextEncoder().encode(main) }],
  });
  await ready;
  const compileMs = performance.now() - before;
  const started: { fuel: number; ms: number }[] = [];
  for (let unit = 0; unit < units; unit++) {
    const said = next();
    const input = { stdin: new TextEncoder().encode("1"), files: [], value: { kind: "json", json: "1" } };
    const args = ["function", "main.py", String(unit), "json"];
    port1.postMessage({ op: "run", unit, args, ...input, sharePercent: 100 });
    const outcome = await said;
    if (outcome.op !== "output") throw new Error(JSON.stringify(outcome));
    started.push({ fuel: outcome.fuel, ms: outcome.ms });
  }
  unitWorker.terminate();
  return { compileMs, started };
}
