import type { Logger } from "pino";
import type { CityEvent, ResultsReturned } from "#core/coordination/events";
import { isHalted } from "#core/coordination/granting/may-run";
import { replicasMet } from "#core/coordination/results/lease-of-results";
import type { JobRun, State } from "#core/coordination/state";
import type { HouseholdId, JobId, SessionId } from "#core/ids";
import type { StateReason } from "#core/jobs/state-reason";
import type { ReturnedReplica } from "#core/units/block-run";
import type { CheckedResult } from "#core/units/checked-result";
import type { OutputBytes } from "#core/units/output-bytes";
import type { ComparisonTrouble } from "#protocol/job-faults/comparison-trouble";
import { comparisonTroubleInWords } from "#protocol/job-faults/comparison-trouble-in-words";
import { type Misfit, misfitText } from "#protocol/job-faults/misfit";
import { LIMITS } from "#protocol/limits";
import type { OutputComparer } from "../comparison/output-comparer";
import type { ComparisonVerdict } from "../comparison/verdict";
import type { BlobStore } from "../storage/blob-store";
import { Suspicion } from "./suspicion";

type OutputResult = Extract<CheckedResult, { kind: "output" }>;
/** An earlier output with which a new one is compared. */
type Compared = Required<Pick<ReturnedReplica, "digest" | "output" | "household">>;

export interface ComparatorParts {
  /** The coordinator's present state: it may lose its memory at any time. */
  state: () => Readonly<State>;
  dispatch: (event: CityEvent) => void;
  comparer: Pick<OutputComparer, "compare">;
  blobs: Pick<BlobStore, "bytes">;
  log: Logger;
}

/** A fault of a job's comparison function, and the households whose outputs it was given. */
interface Blame {
  did: ComparisonTrouble;
  involved: HouseholdId[];
}

const TOO_LONG = { why: "too-long" } as const;

/**
 * A step of the intake before the core, which compares digests only. If a job compares outputs otherwise, an output
 * that equals an earlier one of its unit is replaced by that one, with its digest. It joins the first one that it
 * equals, which represents its whole class, so that closeness is not transitive.
 */
export class ResultComparator {
  readonly #parts: ComparatorParts;
  /** Messages about one job are compared one after the other, since each must be compared with those before it. */
  readonly #lines = new Map<JobId, Promise<void>>();
  /** Bytes of outputs that wait to be compared, by sender. */
  readonly #waitingBytes = new Map<SessionId, number>();
  readonly #suspicions = new Map<JobId, Suspicion>();

  constructor(parts: ComparatorParts) {
    this.#parts = parts;
  }

  /** Rejects when the results could not be compared; nothing was dispatched then. */
  take(event: ResultsReturned): Promise<void> | undefined {
    const jobId = this.#parts.state().grants.get(event.grantId)?.jobId ?? event.proven?.jobId;
    const job = jobId && this.#parts.state().jobs.get(jobId);
    if (!job?.comparison || isHalted(this.#parts.state(), job)) {
      this.#parts.dispatch(event);
      return undefined;
    }
    const bytes = event.results.reduce(
      (sum, one) => sum + (one.kind === "output" ? (one.output.bytes?.length ?? 0) : 0),
      0,
    );
    const waiting = (this.#waitingBytes.get(event.sessionId) ?? 0) + bytes;
    if (waiting > LIMITS.waitingComparisonBytes)
      return Promise.reject(new Error("A device returns more than can be compared."));
    this.#waitingBytes.set(event.sessionId, waiting);
    const turn = (this.#lines.get(job.id) ?? Promise.resolve())
      .then(() => this.#judge(job.id, event))
      .finally(() => this.#noLongerWaits(event.sessionId, bytes));
    const line = turn.catch(() => undefined);
    this.#lines.set(job.id, line);
    void line.then(() => {
      if (this.#lines.get(job.id) === line) this.#lines.delete(job.id);
    });
    return turn;
  }

  #noLongerWaits(sessionId: SessionId, bytes: number) {
    const left = (this.#waitingBytes.get(sessionId) ?? 0) - bytes;
    if (left > 0) this.#waitingBytes.set(sessionId, left);
    else this.#waitingBytes.delete(sessionId);
  }

  async #judge(jobId: JobId, event: ResultsReturned): Promise<void> {
    const troubles: Blame[] = [];
    const results: CheckedResult[] = [];
    for (const result of event.results) {
      results.push(result.kind === "output" ? await this.#classify(jobId, event, result, troubles) : result);
    }
    this.#parts.dispatch({ ...event, results });
    for (const trouble of troubles) this.#suspect(jobId, trouble);
  }

  /** The output as the core sees it: replaced by an earlier one that it equals, or unchanged. */
  async #classify(
    jobId: JobId,
    event: ResultsReturned,
    result: OutputResult,
    troubles: Blame[],
  ): Promise<OutputResult> {
    const state = this.#parts.state();
    const job = state.jobs.get(jobId);
    const session = state.sessions.get(event.sessionId);
    if (!job?.comparison || !session) return result;
    const returned = replicasMet(state, job, event, result.unit);
    if (returned.some(({ digest }) => sameBytes(digest, result.digest))) return result;
    return this.#compare(job, firstOfEach(returned), session.device.household, result, troubles);
  }

  async #compare(
    job: JobRun,
    earlier: readonly Compared[],
    household: HouseholdId,
    result: OutputResult,
    troubles: Blame[],
  ): Promise<OutputResult> {
    let misfit: Misfit | undefined;
    let othersFit = false;
    for (const { digest, output, household: before } of earlier) {
      const verdict = await this.#verdict(job, output, result.output);
      switch (verdict.kind) {
        case "judged":
          if (verdict.same) return { ...result, digest, output };
          othersFit = true;
          break;
        case "misfit":
          misfit = verdict.b ?? misfit;
          othersFit ||= verdict.a === undefined;
          break;
        case "fault": {
          const households = { a: before, b: household };
          for (const trouble of verdict.troubles) {
            const { did } = trouble;
            misfit = { why: "function", did };
            troubles.push({ did, involved: trouble.with.map((one) => households[one]) });
          }
          break;
        }
        default:
          throw new Error(`Unhandled verdict: ${(verdict satisfies never as { kind: string }).kind}`);
      }
    }
    if (misfit === undefined) return result;
    return { ...result, misfit: misfitText({ othersFit, misfit }) };
  }

  async #verdict(
    { customerId, comparison }: JobRun,
    earlier: OutputBytes,
    given: OutputBytes,
  ): Promise<ComparisonVerdict> {
    if (!comparison) throw new Error("A job that compares bytes has no outputs to judge.");
    const isTooLong = ({ sizeBytes }: OutputBytes) => sizeBytes > LIMITS.comparedBytes;
    if (isTooLong(earlier) || isTooLong(given)) {
      const a = isTooLong(earlier) ? { a: TOO_LONG } : {};
      return { kind: "misfit", ...a, ...(isTooLong(given) ? { b: TOO_LONG } : {}) };
    }
    const [a, b] = await Promise.all([this.#bytesOf(earlier), this.#bytesOf(given)]);
    return this.#parts.comparer.compare(customerId, comparison, a, b);
  }

  async #bytesOf({ bytes, blob }: OutputBytes): Promise<Uint8Array> {
    if (bytes) return bytes;
    return blob === undefined ? new Uint8Array() : this.#parts.blobs.bytes(blob);
  }

  #suspect(jobId: JobId, { did, involved }: Blame) {
    const { state, dispatch, log } = this.#parts;
    const job = state().jobs.get(jobId);
    if (job?.state !== "running") return;
    for (const known of this.#suspicions.keys()) if (!state().jobs.has(known)) this.#suspicions.delete(known);
    const suspicion = this.#suspicions.get(jobId) ?? new Suspicion();
    this.#suspicions.set(jobId, suspicion);
    const message = comparisonTroubleInWords(did, "en");
    log.info({ event: "comparison.trouble", jobId, message }, "outputs could not be compared");
    if (!suspicion.blamesFunction(involved)) return;
    this.#suspicions.delete(jobId);
    dispatch({ kind: "job.changed", jobId, state: "paused", reason: comparisonBroke(did) });
  }
}

const comparisonBroke = (did: ComparisonTrouble): StateReason => ({
  kind: "comparison-broke",
  ...did,
  said: did.said.slice(0, LIMITS.reasonChars),
});

/** The first replica of each class that has its output, in order of arrival. */
function firstOfEach(returned: readonly ReturnedReplica[]): Compared[] {
  const first: Compared[] = [];
  for (const { digest, output, household } of returned) {
    if (output && !first.some((one) => sameBytes(one.digest, digest))) first.push({ digest, output, household });
  }
  return first;
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
