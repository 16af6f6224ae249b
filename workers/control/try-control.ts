import type { Grant } from "#protocol/device-messages";
import type { TriedUnit, TryDoor, TryRequest } from "../contract/control-api";
import type { ActiveClock } from "./active-clock";
import { BlobCache } from "./blob-cache";
import { BlobSource } from "./blob-source";
import { BoxKeeper, type BoxUnavailable } from "./box-keeper";
import type { DeviceDatabase } from "./database";
import { ShelfJob } from "./job-shelf";
import { type Lease, LeaseBook } from "./lease-book";
import { Seat, type SeatHost } from "./seat";
import type { UnitOutcome } from "./unit-outcome";

/** Nothing was granted: the blobs are those of whoever is signed in. */
const asPerson = (): RequestInit => ({ credentials: "same-origin" });

/** Runs a few units of a job that was not submitted yet, in the very sandbox of a donation: no socket, no lease, no money. */
export class TryControl implements SeatHost {
  readonly book = new LeaseBook();
  readonly boxes: BoxKeeper;
  readonly blobs: BlobSource;
  readonly sharePercent = 100;
  readonly mayBegin = true;
  readonly #job: ShelfJob;
  readonly #tried: TriedUnit[] = [];
  readonly #request: TryRequest;
  readonly #door: TryDoor;
  #done: (outcome: TriedUnit[]) => void = () => {};
  #failed: (error: Error) => void = () => {};

  constructor(
    request: TryRequest,
    door: TryDoor,
    db: DeviceDatabase,
    readonly clock: ActiveClock,
    readonly now: () => number,
  ) {
    this.#request = request;
    this.#door = door;
    this.boxes = new BoxKeeper(door).run();
    this.blobs = new BlobSource(request.siteUrl, new BlobCache(db, now), asPerson);
    if (request.program) this.blobs.hold(request.sheet.program.hash, new Uint8Array(request.program));
    this.#job = new ShelfJob(request.sheet, this.blobs);
  }

  async run(): Promise<TriedUnit[]> {
    const { units, lines, sheet } = this.#request;
    const slots = Math.min(this.#request.slots, units.length);
    if (slots === 0) return [];
    for (let seat = 0; seat < slots; seat++) {
      const isMine = (_: unknown, index: number) => index % slots === seat;
      const grant: Grant = {
        grantId: `try-${seat}`,
        jobId: sheet.jobId,
        block: 0,
        seat,
        units: units.filter(isMine),
        token: "",
        ...(lines ? { lines: lines.filter(isMine) } : {}),
      };
      this.book.add(grant, 0);
    }
    const finished = new Promise<TriedUnit[]>((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
    });
    const seats = Array.from({ length: slots }, (_, index) => new Seat(index, this));
    try {
      return await finished;
    } finally {
      for (const seat of seats) seat.close();
      this.boxes.removeAll();
    }
  }

  jobOf() {
    return this.#job;
  }

  finished(lease: Lease, outcome: UnitOutcome) {
    this.book.finish(lease);
    const unit: TriedUnit = { unit: lease.unit, ...outcome };
    this.#tried.push(unit);
    void this.#door.tried(unit);
    if (this.#tried.length < this.#request.units.length) return;
    this.#done(this.#tried.sort((a, b) => a.unit - b.unit));
  }

  boxUnavailable(error: BoxUnavailable) {
    this.#failed(error);
  }

  changed() {}
}
