import os from "node:os";
import { Worker } from "node:worker_threads";
import type { LamplighterClient } from "#client/lamplighter";
import type { WrongUnit } from "../../samples/globins/verify";

export interface Verification {
  verified: number;
  wrong: WrongUnit[];
}

/** Every output of the job, by unit. */
export async function readOutputs(client: LamplighterClient, jobId: string): Promise<Map<number, string>> {
  const outputs = new Map<number, string>();
  let after = -1;
  for (;;) {
    const { results, next } = await client.listResults({ jobId, after, limit: 1_000 });
    for (const { unit, text } of results) if (text !== null) outputs.set(unit, text);
    if (next === null) return outputs;
    after = next;
  }
}

/**
 * Recomputes every unit with the sample's reference, which shares no code with the program that devices ran, on as many
 * threads as there are cores. `onUnit` is called with the number of checked units.
 */
export async function verifyResults(
  outputs: ReadonlyMap<number, string>,
  units: number,
  onUnit: (checked: number) => void,
): Promise<Verification> {
  const threads = os.availableParallelism();
  const verdict: Verification = { verified: 0, wrong: [] };
  const share = async (thread: number) => {
    const mine = Array.from({ length: units }, (_, unit) => unit).filter((unit) => unit % threads === thread);
    for await (const { unit, why } of checkOnThread(mine, outputs)) {
      if (why === undefined) verdict.verified += 1;
      else verdict.wrong.push({ unit, why });
      onUnit(verdict.verified + verdict.wrong.length);
    }
  };
  await Promise.all(Array.from({ length: threads }, (_, thread) => share(thread)));
  return verdict;
}

const ENTRY = new URL("verify-thread.ts", import.meta.url).href;

async function* checkOnThread(units: number[], outputs: ReadonlyMap<number, string>) {
  const workerData = units.map((unit) => [unit, outputs.get(unit)] as const);
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(ENTRY)}); });`;
  const worker = new Worker(start, { eval: true, workerData });
  const answers: { unit: number; why: string | undefined }[] = [];
  let wake = () => {};
  let failure: unknown;
  worker.on("message", (answer) => {
    answers.push(answer);
    wake();
  });
  worker.on("error", (error) => {
    failure = error;
    wake();
  });
  for (let given = 0; given < units.length; given++) {
    while (answers.length === 0) {
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const answer = answers.shift();
    if (answer) yield answer;
  }
  await worker.terminate();
}
