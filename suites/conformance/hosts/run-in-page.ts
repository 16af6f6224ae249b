import type { FromUnit, ProgramMessage } from "#protocol/devices/sandbox-messages";

interface PageRun {
  worker: string;
  message: Omit<ProgramMessage, "program" | "shared">;
  /** In base64, like the answers: only text can be sent between a driver and its page. */
  program: string;
  shared: { path: string; text: string }[];
  args: string[];
  units: number[];
}

/**
 * Sent to a page as text, so it must be self-contained: makes a unit worker as the sandbox does and uses its protocol.
 */
export async function runInPage({ worker, message, program, shared, args, units }: PageRun): Promise<string[]> {
  const encode = (bytes: Uint8Array) => {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const unitWorker = new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })));
  const { port1, port2 } = new MessageChannel();
  const answer = () =>
    new Promise<FromUnit>((resolve, reject) => {
      port1.onmessage = ({ data }) => resolve(data);
      unitWorker.onerror = ({ message: what }) => reject(new Error(what));
    });
  const answers: string[] = [];
  try {
    const ready = answer();
    unitWorker.postMessage({ port: port2 }, [port2]);
    const files = shared.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
    const bytes = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
    port1.postMessage({ ...message, program: bytes, shared: files });
    await ready;
    for (const unit of units) {
      const said = answer();
      const value = { kind: "json", json: JSON.stringify(unit) };
      const stdin = new Uint8Array();
      port1.postMessage({ op: "run", unit, args: [...args, String(unit)], stdin, files: [], value, sharePercent: 100 });
      const outcome = await said;
      if (outcome.op === "output") answers.push(encode(new Uint8Array(outcome.bytes)));
      else
        answers.push(
          encode(
            new TextEncoder().encode(
              `failed: ${outcome.op === "failed" ? `${outcome.reason}: ${outcome.message}` : outcome.op}`,
            ),
          ),
        );
    }
  } finally {
    unitWorker.terminate();
  }
  return answers;
}
