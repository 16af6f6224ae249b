import type { InputOf } from "#protocol/api/contract";
import type { Job } from "#protocol/api/jobs";
import type { LamplighterClient } from "../lamplighter";
import { inInputOrder } from "./in-input-order";
import { JobHalted } from "./job-halted";
import { lineOf } from "./line-of";
import { type Mapped, programText, type Reducer } from "./program-text";
import { type ReduceOptions, reduceOutputs } from "./reduce-outputs";

type Manifest = InputOf<"submitJob">;

export interface MapOptions
  extends Partial<Pick<Manifest, "name" | "cause" | "budget" | "cores" | "replicas" | "limits" | "shared">> {
  /** Results come in the order of the inputs, or with "settled" as soon as each is available. */
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

/** The results of a mapped function, or one value that combines all its outputs. */
export interface MappedResults<Input, Output> extends AsyncGenerator<MapResult<Input, Output>> {
  /**
   * Instead of a loop: all outputs are combined into one in the city, by a function that combines two, and only the
   * last value is sent here. The order of the outputs is kept, but they are combined in groups, so the function must be
   * associative.
   */
  reduce(reducer: Reducer<Output>, options?: ReduceOptions): Promise<Output>;
}

/**
 * Calls a function for each input on the city's devices. Inputs and outputs are JSON values. Leaving the loop cancels
 * the job; a job that pauses, for example because its budget is spent, is thrown as `JobHalted` and stays.
 */
export function mapInputs<Input, Output>(
  client: LamplighterClient,
  mapped: Mapped<Input, Output>,
  inputs: Iterable<Input> | AsyncIterable<Input>,
  options: MapOptions = {},
): MappedResults<Input, Output> {
  const submitted = () => submitMap(client, mapped, inputs, options);
  return Object.assign(resultsOf<Input, Output>(client, submitted, options), {
    async reduce(reducer: Reducer<Output>, more: ReduceOptions = {}) {
      const map = await submitted();
      if (!map) throw new TypeError("There is nothing to reduce: give at least one input.");
      const signal = more.signal ?? options.signal;
      return reduceOutputs(client, map.jobId, reducer, { ...more, ...(signal ? { signal } : {}) });
    },
  });
}

interface SubmittedMap<Input> {
  jobId: string;
  sent: Input[];
}

/** Submits nothing if there are no inputs. */
async function submitMap<Input, Output>(
  client: LamplighterClient,
  mapped: Mapped<Input, Output>,
  inputs: Iterable<Input> | AsyncIterable<Input>,
  { order: _, signal, ...options }: MapOptions,
): Promise<SubmittedMap<Input> | undefined> {
  const sent: Input[] = [];
  const uploadText = (text: string) => client.upload(new Blob([text]), signal ? { signal } : {});
  const [program, lines] = await Promise.all([
    programText(mapped).then(uploadText),
    linesOf(inputs, sent).then(uploadText),
  ]);
  if (sent.length === 0) return undefined;
  const { id: jobId } = await client.submitJob({
    budget: DEFAULT_BUDGET,
    ...options,
    name: options.name ?? (typeof mapped === "function" && mapped.name !== "" ? mapped.name : "A mapped function"),
    program: { runtime: "js", source: { blob: program.blob } },
    inputs: { kind: "jsonl", source: { blob: lines.blob } },
  });
  return { jobId, sent };
}

async function* resultsOf<Input, Output>(
  client: LamplighterClient,
  submitted: () => Promise<SubmittedMap<Input> | undefined>,
  { order = "input", signal }: MapOptions,
): AsyncGenerator<MapResult<Input, Output>> {
  const map = await submitted();
  if (!map) return;
  let isOver = false;
  try {
    const results = settledResults<Input, Output>(client, map.jobId, map.sent, signal);
    yield* order === "input" ? inInputOrder(results) : results;
    isOver = true;
  } catch (error) {
    isOver = error instanceof JobHalted;
    throw error;
  } finally {
    if (!isOver) await client.cancelJob({ jobId: map.jobId }).catch(() => undefined); // It may have ended meanwhile.
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
      () => undefined, // If the site cannot be reached, the stream reports it.
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
