import type { HomeRules } from "#core/home/home-rules";
import { workKindOf } from "#core/jobs/work-kind";
import type { SocketLink } from "../connection/socket-link";
import type { SandboxPool } from "../sandboxes/sandbox-pool";
import type { CachedJob } from "../units/job-cache";
import type { WorkerSlots } from "../units/worker-slots";
import type { Lease, LeaseBook } from "./lease-book";

interface Parts {
  book: LeaseBook;
  slots: WorkerSlots;
  sandboxes: SandboxPool;
  link: () => Pick<SocketLink, "release">;
  /** Units that have ended and whose outputs are on their way to the output store. */
  shelving: ReadonlySet<Lease>;
}

/** Releases leases to the coordinator, so that others compute their units. */
export class LeaseReleaser {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Everything on the slots from `firstSlot` on that has not begun. */
  unbegun(firstSlot = 0) {
    const { book, slots, shelving } = this.#parts;
    const begun = slots.workerSlots.flatMap((slot) => slot.unreported);
    for (const released of book.keepOnly([...begun, ...shelving], firstSlot)) this.#parts.link().release(released);
  }

  /** Units that were paused for so long that others should compute them. */
  heldTooLong() {
    const { book, slots, link } = this.#parts;
    for (const slot of slots.workerSlots) {
      const lease = slot.heldTooLong;
      if (!lease) continue;
      book.finish(lease);
      link().release({ grantId: lease.grant.stub.grantId, units: [lease.unit] });
      slot.abort(lease.grant.jobId);
    }
  }

  /** All leases of jobs that the resident has excluded. */
  unwanted(
    { refusedKinds, refusedCustomers }: Pick<HomeRules, "refusedKinds" | "refusedCustomers">,
    jobOf: (jobId: string) => CachedJob | undefined,
  ) {
    const { book, slots, sandboxes, link } = this.#parts;
    for (const jobId of book.jobIds()) {
      const spec = jobOf(jobId)?.spec;
      if (!spec) continue;
      const isRefused = refusedCustomers.some(({ id }) => id === spec.customerId);
      if (!isRefused && !refusedKinds.includes(workKindOf(spec))) continue;
      for (const released of book.giveUp(jobId)) link().release(released);
      sandboxes.remove(jobId);
      slots.abort(jobId);
    }
  }
}
