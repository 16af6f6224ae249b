import type { FromUnit, ProgramMessage } from "#protocol/devices/sandbox-messages";

interface Timing {
  worker: string;
  message: Omit<ProgramMessage, "program">;
  /** UTF-8 source. */
  programs: string[];
  rounds: number;
  warmUps: number;
}

/**
 * Sent to a page as text, so it must be self-contained: makes a unit worker for each program and runs them alternately,
 * so that other load affects all of them equally. Returns the duration of each unit, by program.
 */
export async function timeInPage({ worker, message, programs, rounds, warmUps }: Timing): Promise<number[][]> {
  const open = programs.map((program) => {
    const unitWorker = new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })));
    const { port1, port2 } = new MessageChannel();
    const next = () =>
      new Promise<FromUnit>((resolve, reject) => {
        port1.onmessage = ({ data }) => resolve(data);
        unitWorker.onerror = ({ message: what }) => reject(new Error(what));
      });
    const ready = next();
    unitWorker.postMessage({ port: port2 }, [port2]);
    port1.postMessage({ ...message, program: new TextEncoder().encode(program) });
    const run = async () => {
      const said = next();
      const input = { stdin: new Uint8Array(), files: [], value: { kind: "json", json: "1" } };
      port1.postMessage({ op: "run", unit: 1, args: [], ...input, sharePercent: 100 });
      const outcome = await said;
      if (outcome.op !== "output") throw new Error(JSON.stringify(outcome));
      return outcome.ms;
    };
    return { ready, run, unitWorker };
  });
  const times: number[][] = programs.map(() => []);
  for (const { ready } of open) await ready;
  for (let round = -warmUps; round < rounds; round++) {
    for (const [at, { run }] of open.entries()) {
      const ms = await run();
      if (round >= 0) times[at]?.push(ms);
    }
  }
  for (const { unitWorker } of open) unitWorker.terminate();
  return times;
}
