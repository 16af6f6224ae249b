import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import type { Grant, ReplicaResult } from "#protocol/devices/device-messages";
import { type LocalRunner, openLocalRunner } from "../../../cli/runtime/local-runner";
import { kindOf } from "../customers/job-kinds";

/** Runs the units of simulated devices in the harness of browsers: same bytes, same fuel. */
export class UnitRunner {
  readonly #specs = new Map<string, JobSpec>();
  readonly #runners = new Map<string, LocalRunner>();
  /** One unit of a kind at a time: a runner is one thread. */
  readonly #turns = new Map<string, Promise<unknown>>();

  /** A session's first grant of a job has the job's spec. */
  learn({ spec, jobId }: Grant) {
    if (spec) this.#specs.set(jobId, spec);
  }

  async run(grant: Grant, unit: number): Promise<ReplicaResult> {
    const spec = this.#specs.get(grant.jobId);
    if (!spec) throw new Error(`A grant of ${grant.jobId} came before the job's spec.`);
    const { name } = kindOf(spec.name);
    const before = this.#turns.get(name) ?? Promise.resolve();
    const turn = before.then(() => this.#run(spec, grant, unit));
    this.#turns.set(name, turn);
    return turn;
  }

  close() {
    for (const runner of this.#runners.values()) runner.close();
  }

  async #run(spec: JobSpec, grant: Grant, unit: number): Promise<ReplicaResult> {
    const line = grant.lines?.[grant.units.indexOf(unit)];
    const result = await this.#runnerOf(spec).run(unit, expandCall(spec, unit, line));
    // Node's msgpack encodes only a Buffer as bytes.
    if (result.kind === "output") return { ...result, bytes: Buffer.from(result.bytes) };
    const { bytes: _left, ...failed } = result;
    return failed;
  }

  #runnerOf(spec: JobSpec): LocalRunner {
    const kind = kindOf(spec.name);
    const known = this.#runners.get(kind.name);
    if (known) return known;
    const { program, shared } = kind;
    const readBlob = () => Promise.reject(new Error("No unit of these jobs names a blob."));
    const opened = openLocalRunner({ spec, program, shared, readBlob });
    if (opened.kind === "refused") throw new Error(opened.message);
    this.#runners.set(kind.name, opened.runner);
    return opened.runner;
  }
}
