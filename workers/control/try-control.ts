import type { Grant, LocalResult, ObjectLink } from "#protocol/devices/device-messages";
import type { TryOutApi, TryRequest } from "../contract/control-api";
import type { ActiveClock } from "./active-clock";
import { BlobCache } from "./bytes/blob-cache";
import { BlobSource } from "./bytes/blob-source";
import { ObjectSource } from "./bytes/object-source";
import type { DeviceDatabase } from "./database";
import { type Lease, LeaseBook } from "./leases/lease-book";
import { SandboxPool, type SandboxUnavailable } from "./sandboxes/sandbox-pool";
import { CachedJob } from "./units/job-cache";
import { type SlotHost, SlotRunner } from "./units/slot-runner";

/** There is no grant: the blobs are those of the signed-in person. */
const asPerson = (): RequestInit => ({ credentials: "same-origin" });

/**
 * Runs a few units of a job that was not submitted yet, in the same kind of sandbox as a donation: no socket, no lease,
 * no money.
 */
export class TryControl implements SlotHost {
  readonly book = new LeaseBook();
  readonly sandboxes: SandboxPool;
  readonly blobs: BlobSource;
  readonly objects: ObjectSource;
  readonly sharePercent = 100;
  readonly mayBegin = true;
  readonly #job: CachedJob;
  readonly #tried: LocalResult[] = [];
  readonly #request: TryRequest;
  readonly #page: TryOutApi;
  #done: (results: LocalResult[]) => void = () => {};
  #failed: (error: Error) => void = () => {};

  constructor(
    request: TryRequest,
    page: TryOutApi,
    db: DeviceDatabase,
    readonly clock: ActiveClock,
    readonly now: () => number,
  ) {
    this.#request = request;
    this.#page = page;
    this.sandboxes = new SandboxPool(page).run();
    const cache = new BlobCache(db, now);
    this.blobs = new BlobSource(request.siteUrl, cache, asPerson);
    this.objects = new ObjectSource(cache, async ({ unit, from }) => this.#linkTo(unit, from));
    if (request.program) this.blobs.hold(request.spec.program.hash, new Uint8Array(request.program));
    this.#job = new CachedJob(request.spec, this.blobs);
  }

  async run(): Promise<LocalResult[]> {
    const { units, lines, spec } = this.#request;
    const slots = Math.min(this.#request.slots, units.length);
    if (slots === 0) return [];
    for (let slot = 0; slot < slots; slot++) {
      const isMine = (_: unknown, index: number) => index % slots === slot;
      const grant: Grant = {
        grantId: `try-${slot}`,
        jobId: spec.jobId,
        block: 0,
        slot,
        units: units.filter(isMine),
        token: "",
        ...(lines ? { lines: lines.filter(isMine) } : {}),
      };
      this.book.add(grant, 0, this.now());
    }
    const finished = new Promise<LocalResult[]>((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
    });
    const workerSlots = Array.from({ length: slots }, (_, index) => new SlotRunner(index, this));
    try {
      return await finished;
    } finally {
      for (const slot of workerSlots) slot.close();
      this.sandboxes.removeAll();
    }
  }

  /** The link is only for all of the unit's bytes, from the first. */
  #linkTo(unit: number, from: number): ObjectLink {
    const link = this.#request.links?.[this.#request.units.indexOf(unit)];
    return link && from === 0 ? { kind: "link", ...link } : { kind: "fault", fault: "cut-off" };
  }

  jobOf() {
    return this.#job;
  }

  finished(lease: Lease, result: LocalResult) {
    this.book.finish(lease);
    this.#tried.push(result);
    void this.#page.tried(result);
    if (this.#tried.length < this.#request.units.length) return;
    this.#done(this.#tried.sort((a, b) => a.unit - b.unit));
  }

  sandboxUnavailable(error: SandboxUnavailable) {
    this.#failed(error);
  }

  looked() {}

  changed() {}
}
