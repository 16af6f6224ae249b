import { Worker } from "node:worker_threads";
import type { CustomerRuntime, JobSpec } from "#core/jobs/job-spec";
import { deviceCall } from "#core/jobs/python-call";
import type { UnitCall } from "#core/jobs/unit-call";
import { checkProgram } from "#programs/check-program";
import { type ProgramResult, resultOf, stoppedResult } from "#protocol/devices/local-result";
import type { OwnFault, ProgramFile, ProgramMessage, RunMessage, UnitAnswer } from "#protocol/devices/sandbox-messages";
import { LIMITS } from "#protocol/limits";
import { programFaultInWords, programFaultsInWords } from "#protocol/words/program-fault-in-words";
import { type LocalPrepared, preparePython } from "./prepare-python";
import { type ReadBlob, runMessage } from "./run-message";
import { workerEntry } from "./worker-entry";

const CRASHED: OwnFault = "crashed-thread";

/** Units are sent one by one, so answers are never batched. */
type Said = { op: "ready" } | UnitAnswer;

export interface LocalSpec extends Pick<JobSpec, "outputs" | "okExitCodes" | "limits"> {
  runtime: CustomerRuntime;
}

/** How its calls are made, as far as the program itself determines that. */
export type LocalCalls = Pick<JobSpec, "runtime" | "python">;

export interface LocalProgram {
  spec: LocalSpec;
  /** As the customer has it: it is checked and rewritten here as at upload. */
  program: Uint8Array;
  shared: ProgramFile[];
  /** Reads a blob that a call names. */
  readBlob: ReadBlob;
}

export type OpenLocalRunner =
  | { kind: "open"; runner: LocalRunner; calls: LocalCalls; warnings: string[] }
  | { kind: "refused"; message: string };

/** Prepares to run units of one program on this machine, in the same harness as on devices. */
export function openLocalRunner(local: LocalProgram): OpenLocalRunner {
  const { spec } = local;
  const prepared = prepare(local);
  if (prepared.kind === "refused") return prepared;
  const { fuel, memoryMib, outputBytes } = spec.limits;
  const { calls, program, shared, warnings } = prepared;
  const message: ProgramMessage = {
    op: "program",
    runtime: calls.runtime,
    program,
    shared,
    outputs: spec.outputs,
    okExitCodes: spec.okExitCodes,
    limits: { fuel, memoryMib, outputBytes, stderrBytes: LIMITS.unitStderrBytes },
    sharePercent: 100,
  };
  return { kind: "open", runner: new LocalRunner(message, spec.limits, local.readBlob, calls), calls, warnings };
}

function prepare({ spec: { runtime }, program, shared }: LocalProgram): LocalPrepared {
  if (runtime === "python") return preparePython(program, shared);
  const check = checkProgram(runtime, program);
  if (check.kind === "refused") return { kind: "refused", message: programFaultsInWords(check.faults) };
  const warnings = check.warnings.map((warning) => programFaultInWords(warning));
  return { kind: "prepared", calls: { runtime }, program: check.prepared, shared, warnings };
}

/** Heap used by Node and the harness themselves. */
const HARNESS_MIB = 64;

interface Running {
  message: RunMessage;
  settle: (result: ProgramResult) => void;
}

/** One worker thread, replaced after a unit that had to be stopped. */
export class LocalRunner {
  readonly #program: ProgramMessage;
  readonly #calls: LocalCalls;
  readonly #limits: LocalSpec["limits"];
  readonly #readBlob: ReadBlob;
  #worker: Worker | undefined;
  #isReady = false;
  #running: Running | undefined;

  constructor(program: ProgramMessage, limits: LocalSpec["limits"], readBlob: ReadBlob, calls: LocalCalls = program) {
    this.#program = program;
    this.#calls = calls;
    this.#limits = limits;
    this.#readBlob = readBlob;
  }

  /** Runs one unit; start the next one when it has ended. */
  async run(unit: number, call: UnitCall): Promise<ProgramResult> {
    const made = deviceCall({ ...this.#calls, shared: this.#program.shared }, unit, call);
    const message = await runMessage(unit, made, this.#readBlob);
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve) => {
      const { wallMs } = this.#limits;
      const watchdog = setTimeout(() => this.#giveUp("time", "", wallMs), wallMs);
      this.#running = {
        message,
        settle: (result) => {
          clearTimeout(watchdog);
          this.#running = undefined;
          resolve(result);
        },
      };
      if (this.#isReady) worker.postMessage(message);
    });
  }

  close() {
    this.#worker?.removeAllListeners("exit");
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const { memoryMib } = this.#limits;
    const resourceLimits = { maxOldGenerationSizeMb: memoryMib + HARNESS_MIB };
    const worker = new Worker(workerEntry("local-worker", import.meta.url), { resourceLimits });
    worker.on("message", (said: Said) => this.#onMessage(said));
    worker.on("exit", () => this.#giveUp("error", CRASHED));
    worker.on("error", (error: Error & { code?: string }) => {
      if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") return this.#giveUp("error", `${error.name}: ${error.message}`);
      this.#giveUp("memory", "");
    });
    worker.postMessage(this.#program);
    this.#isReady = false;
    this.#worker = worker;
    return worker;
  }

  #onMessage(said: Said) {
    if (said.op !== "ready") return this.#running?.settle(resultOf(said));
    this.#isReady = true;
    this.#worker?.postMessage(this.#running?.message);
  }

  #giveUp(reason: "time" | "memory" | "error", message: string, ms = 0) {
    this.close();
    const running = this.#running;
    running?.settle(stoppedResult(running.message.unit, { reason, message, ms }));
  }
}
