import { createHash, randomUUID } from "node:crypto";
import { MINUTE } from "#core/time";
import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { JobInputs } from "#protocol/manifest/job-manifest";
import type { Connection } from "../buckets/connection";
import type { BlobStore } from "../storage/blob-store";
import { removeDrafts } from "../storage/drafts";
import type { BlobPlace } from "../storage/open-blob-store";
import { SharedWork } from "../threads/shared-work";
import { ThreadPool } from "../threads/thread-pool";
import { countNamed } from "./named-blobs";
import type { OutputInputs, SourceJob } from "./plan-outputs";
import { planRange } from "./plan-range";
import type { PlanReply } from "./plan-reply";
import type { NamedInputs, PlanRequest, PlanSite } from "./plan-request";
import { type PlanOutcome, refused, type UnitsPlan } from "./units-plan";

const TOO_SLOW_INPUTS = refused("inputs.source", jobFault("too-slow-inputs"));
const TOO_SLOW_OBJECTS = refused("inputs.objects", jobFault("too-slow-objects"));
const TOO_SLOW_OUTPUTS = refused("inputs", jobFault("outputs-too-slow", { unit: 0, count: 0 }));
/** How long to cache an overrun, since it may be due to a busy machine. */
const KEEP_OVERRUN_MS = 10 * MINUTE;
/** For previews: a form asks again after each change, and a bucket is not listed and cut each time. */
const KEEP_PASSING_MS = MINUTE;

export interface PlanTerms {
  signal?: AbortSignal | undefined;
  /** A bucket's objects may be those of a minute ago. */
  mayBeOld?: boolean;
}

/**
 * Plans inputs on separate threads, in turn between people, once for each content: submitting after a preview reuses
 * the preview's plan, except for a bucket's objects, which may have changed.
 */
export class InputPlanner {
  readonly #blobs: BlobStore;
  readonly #pool: ThreadPool<PlanRequest, PlanReply>;
  readonly #plans = new SharedWork<PlanOutcome & { overran?: true }>({
    kept: LIMITS.planBlocksKept,
    sizeOf: (plan) => 1 + (plan.kind === "planned" ? sizeOf(plan.plan) : 0),
    keepMs: (plan) => {
      if (plan.overran) return KEEP_OVERRUN_MS;
      if (!plan.mayPass) return Number.POSITIVE_INFINITY;
      // What is refused may have been mended.
      return plan.kind === "planned" ? KEEP_PASSING_MS : 0;
    },
  });

  constructor(blobs: BlobStore, place: BlobPlace, site: PlanSite) {
    this.#blobs = blobs;
    const kind = () => {
      const drafts = `plan-${randomUUID()}-`;
      return {
        file: "inputs/plan-units.worker",
        data: { place, drafts, site },
        maxMib: LIMITS.planMib,
        graceMs: LIMITS.stopMs,
        onEnded: () => removeDrafts(place.folder, drafts),
      };
    };
    this.#pool = new ThreadPool(kind, {
      threads: LIMITS.planThreads,
      withinMs: LIMITS.planMs,
      waitingPerKey: LIMITS.waitingPerPerson,
      what: "sets-of-inputs",
    });
  }

  /** `connections`: those of the person's that the inputs name. */
  async plan(
    personId: string,
    inputs: JobInputs,
    { signal, mayBeOld = false, connections = [] }: PlanTerms & { connections?: Connection[] } = {},
  ): Promise<PlanOutcome> {
    if (inputs.kind === "range") return planRange(inputs);
    if (inputs.kind === "outputs") throw new Error("Another job's outputs are planned when that job has finished.");
    // Two people's buckets differ.
    const whose = "objects" in inputs ? personId : "";
    const key = createHash("sha256")
      .update(JSON.stringify([whose, inputs, connections]))
      .digest("base64");
    const work = (stop: AbortSignal) => this.#planOnThread(personId, { inputs, connections }, stop);
    if ("objects" in inputs && !mayBeOld) this.#plans.forget(key);
    const plan = await this.#plans.get(key, work, signal);
    if (plan.kind !== "planned" || (await this.#areStored(plan.plan))) return plan;
    this.#plans.forget(key);
    return this.#plans.get(key, work, signal);
  }

  /** The outputs of a finished job, as units of another job of the same person. */
  async planOutputs(
    personId: string,
    source: SourceJob,
    inputs: OutputInputs,
    signal?: AbortSignal,
  ): Promise<PlanOutcome> {
    const answer = await this.#pool.ask(personId, () => ({ inputs, source }), signal);
    return answer.kind === "overrun" ? TOO_SLOW_OUTPUTS : outcomeOf(answer.reply);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #areStored({ unitsBlob, unpacked }: UnitsPlan): Promise<boolean> {
    const isStored = async (blob?: string) => blob === undefined || (await this.#blobs.size(blob)) !== undefined;
    return (await isStored(unitsBlob)) && (await isStored(unpacked));
  }

  async #planOnThread(personId: string, request: NamedInputs, stop: AbortSignal) {
    const answer = await this.#pool.ask(personId, () => request, stop);
    if (answer.kind === "overrun") {
      const overran = "objects" in request.inputs ? TOO_SLOW_OBJECTS : TOO_SLOW_INPUTS;
      return { ...overran, overran: true as const };
    }
    return outcomeOf(answer.reply);
  }
}

function outcomeOf(reply: PlanReply): PlanOutcome {
  if (reply.kind === "broke") throw Object.assign(new Error(reply.message), reply.code ? { code: reply.code } : {});
  return reply;
}

const sizeOf = ({ blocks, named }: UnitsPlan) =>
  (Array.isArray(blocks) ? blocks.length : 0) + (named ? countNamed(named) : 0);
