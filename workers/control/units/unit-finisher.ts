import type { Tariff } from "#core/home/tariff";
import type { LocalResult, ReplicaResult } from "#protocol/devices/device-messages";
import type { PageApi } from "../../contract/control-api";
import { withoutCopy } from "../bytes/without-copy";
import type { Lease, LeaseBook } from "../leases/lease-book";
import type { ResultSender } from "../leases/result-sender";
import { keptResult, withoutTooMuch } from "../outputs/keep-output";
import type { OutputStore } from "../outputs/output-store";
import { tileOf } from "../outputs/tile-of";
import type { DayBook } from "../record/day-book";
import type { SessionTally } from "../record/session-tally";
import type { CachedJob } from "./job-cache";

interface Parts {
  book: LeaseBook;
  outputStore: OutputStore;
  tally: SessionTally;
  days: DayBook;
  page: Pick<PageApi, "tile">;
  sender: () => Pick<ResultSender, "submit">;
  tariff: () => Tariff | null;
  jobOf: (jobId: string) => CachedJob | undefined;
  now: () => number;
  onChange: () => void;
}

/** Hands the result of a unit on: to the output store, the outbox, the day’s record, and the picture on the page. */
export class UnitFinisher {
  readonly #parts: Parts;
  readonly #shelving = new Set<Lease>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Units that have ended and whose outputs are on their way to the output store. */
  get shelving(): ReadonlySet<Lease> {
    return this.#shelving;
  }

  finish(lease: Lease, result: LocalResult) {
    if (!this.#parts.jobOf(lease.grant.jobId)?.spec.keepsOutputs) return this.#finish(lease, result, result);
    if (result.kind === "output") return void this.#keep(lease, result);
    this.#finish(lease, result, withoutTooMuch(result));
  }

  /** The output is in the output store before anybody learns of it. */
  async #keep(lease: Lease, result: Extract<LocalResult, { kind: "output" }>) {
    const { book, outputStore } = this.#parts;
    this.#shelving.add(lease);
    try {
      const said = await keptResult(result);
      if (said.kind === "kept") await outputStore.keep(lease.grant.jobId, lease.unit, withoutCopy(result.bytes));
      if (book.holds(lease)) this.#finish(lease, result, said);
    } finally {
      this.#shelving.delete(lease);
    }
  }

  /** `said` is what is sent to the coordinator. */
  #finish(lease: Lease, result: LocalResult, said: ReplicaResult) {
    const { book, sender, tally, days, page, tariff, jobOf, now, onChange } = this.#parts;
    book.finish(lease);
    sender().submit(lease, said);
    tally.count(lease, result, now());
    const job = jobOf(lease.grant.jobId);
    if (result.kind !== "lost") days.countResult(lease, result, job?.spec, tariff());
    if (job && result.kind !== "lost") job.unitsDone += 1;
    const tile = job && result.kind === "output" ? tileOf(job.spec, lease.unit, result.bytes) : undefined;
    if (tile) void page.tile(tile);
    onChange();
  }
}
