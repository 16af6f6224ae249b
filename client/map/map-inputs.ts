import type { InputOf } from "#protocol/api/contract";
import type { Job } from "#protocol/api/jobs";
import type { LamplighterClient } from "../lamplighter";
import { inInputOrder } from "./in-input-order";
import { JobHalted } from "./job-halted";
import { lineOf } from "./line-of";
import { type Mapped, programText } from "./program-text";

type Manifest = InputOf<"submitJob">;

export interface MapOptions
  extends Partial<Pick<Manifest, "name" | "cause" | "budget" | "cores" | "replicas" | "limits" | "shared">> {
  /** Results come in the order of the inputs, unless "settled" is asked for: then each as soon as it is there. */
  order?: "input" | "settled";
  /** Cancels the job. */
  signal?: AbortSignal;
}

interface MapResultOf<Input> {
  unit: number;
  input: Input;
  /** What the function logged. */
  stderr: string;
}
export type MapResult<Input, Output> =
  | (MapResultOf<Input> & { ok: true; output: Output })
  | (MapResultOf<Input> & { ok: false; error: string });

const DEFAULT_BUDGET = "1.00";
const LOOK_EVERY_MS = 5_000;

/**
 * Calls a function for each input on the city's devices. Its inputs and outputs are what JSON can say. Whoever leaves the
 * loop cancels the job; a job that pauses, because its budget is spent for example, is thrown as `JobHalted` and stays.
 */
export async function* mapInputs<Input, Output>(
  client: LamplighterClient,
  mapped: Mapped<Input, Output>,
  inputs: Iterable<Input> | AsyncIterable<Input>,
  { order = "input", signal, ...options }: MapOptions = {},
): AsyncGenerator<MapResult<Input, Output>> {
  const sent: Input[] = [];
  const uploadText = (text: string) => client.upload(new Blob([text]), signal ? { signal } : {});
  const [program, lines] = await Promise.all([
    programText(mapped).then(uploadText),
    linesOf(inputs, sent).then(uploadText),
  ]);
  if (sent.length === 0) return;
  const job = await client.submitJob({
    budget: DEFAULT_BUDGET,
    ...options,
    name: options.name ?? (typeof mapped === "function" && mapped.name !== "" ? mapped.name : "A mapped function"),
    program: { runtime: "js", source: { blob: program.blob } },
    inputs: { kind: "jsonl", source: { blob: lines.blob } },
  });
  let isOver = false;
  try {
    const results = settledResults<Input, Output>(client, job.id, sent, signal);
    yield* order === "input" ? inInputOrder(results) : results;
    isOver = true;
  } catch (error) {
    isOver = error instanceof JobHalted;
    throw error;
  } finally {
    if (!isOver) await client.cancelJob({ jobId: job.id }).catch(() => undefined); // it may have ended meanwhile
  }
}

async function linesOf<Input>(inputs: Iterable<Input> | AsyncIterable<Input>, sent: Input[]): Promise<string> {
  const lines: string[] = [];
  for await (const input of inputs) {
    lines.push(lineOf(input, sent.length));
    sent.push(input);
  }
  return lines.join("\n");
}

async function* settledResults<Input, Output>(
  client: LamplighterClient,
  jobId: string,
  inputs: readonly Input[],
  signal: AbortSignal | undefined,
): AsyncGenerator<MapResult<Input, Output>> {
  const halted = new AbortController();
  const looking = setInterval(() => {
    client.getJob({ jobId }).then(
      (job) => isHalted(job) && halted.abort(new JobHalted(job)),
      () => undefined, // the stream tells of a site that is gone
    );
  }, LOOK_EVERY_MS);
  try {
    const either = AbortSignal.any([halted.signal, ...(signal ? [signal] : [])]);
    for await (const { result } of client.follow({ jobId }, { signal: either })) {
      const { unit, state, text, error, stderr = "" } = result;
      const shared = { unit, input: inputs[unit] as Input, stderr };
      if (state === "agreed")
        yield { ...shared, ok: true, output: (JSON.parse(text ?? "{}") as { output: Output }).output };
      else yield { ...shared, ok: false, error: error ?? "" };
    }
    const job = await client.getJob({ jobId });
    if (job.state !== "finished") throw new JobHalted(job);
  } finally {
    clearInterval(looking);
  }
}

const isHalted = ({ state }: Job) => state === "paused" || state === "cancelled";
