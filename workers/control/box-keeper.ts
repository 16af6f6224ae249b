import { LIMITS } from "#protocol/limits";
import type { FrameDoor } from "../page/control-api";
import { BoxLink } from "./box-link";

const TICK_MS = 1_000;
const MOST_SILENT_TICKS = LIMITS.boxPingMs / TICK_MS;
const READY_WITHIN_MS = 15_000;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** The sandbox could not be opened: the network, a wrong address, or a browser that forbids it. */
export class BoxUnavailable extends Error {
  override readonly name = "BoxUnavailable";
}

/**
 * One box per job that the device runs. Silence is counted in ticks, not by the clock: a tab that was frozen for an
 * hour finds its boxes alive.
 */
export class BoxKeeper {
  readonly #door: FrameDoor;
  readonly #boxes = new Map<string, Promise<BoxLink>>();
  readonly #links = new Set<BoxLink>();
  #spare: Promise<BoxLink> | undefined;
  #nextFrame = 1;
  #deaths = 0;

  constructor(door: FrameDoor) {
    this.#door = door;
  }

  run() {
    setInterval(() => this.tick(), TICK_MS);
    return this;
  }

  /** Opens a box that no job has yet: proves that boxes open here, and saves the first job the wait. */
  async warm(): Promise<void> {
    const spare = this.#spare ?? this.#open();
    this.#spare = spare;
    spare.catch(() => {
      if (this.#spare === spare) this.#spare = undefined;
    });
    await spare;
  }

  /** The job's own box, opened when there is none or when it died. */
  async boxOf(jobId: string): Promise<BoxLink> {
    const known = this.#boxes.get(jobId);
    if (known) {
      const link = await known;
      if (!link.closed) return link;
      if (this.#boxes.get(jobId) === known) this.#boxes.delete(jobId);
      return this.boxOf(jobId);
    }
    const box = this.#takeSpare() ?? this.#open();
    this.#boxes.set(jobId, box);
    box.catch(() => {
      if (this.#boxes.get(jobId) === box) this.#boxes.delete(jobId);
    });
    return box;
  }

  jobIds(): string[] {
    return [...this.#boxes.keys()];
  }

  remove(jobId: string) {
    const box = this.#boxes.get(jobId);
    this.#boxes.delete(jobId);
    box?.then(
      (link) => this.#drop(link),
      () => {},
    );
  }

  removeAll() {
    for (const jobId of this.jobIds()) this.remove(jobId);
    void this.#spare?.then((link) => this.#drop(link)).catch(() => {});
    this.#spare = undefined;
  }

  tick() {
    for (const link of [...this.#links]) {
      if (link.tick() < MOST_SILENT_TICKS) continue;
      this.#deaths += 1;
      this.#drop(link);
    }
  }

  #takeSpare(): Promise<BoxLink> | undefined {
    const spare = this.#spare;
    this.#spare = undefined;
    return spare?.then((link) => (link.closed ? this.#open() : link));
  }

  async #open(): Promise<BoxLink> {
    await this.#waitAfterDeaths();
    const frame = this.#nextFrame++;
    const unavailable = pause(READY_WITHIN_MS).then(() => {
      throw new BoxUnavailable("The sandbox did not open. Check that this browser may load it, then reload the page.");
    });
    try {
      const link = await Promise.race([this.#greet(frame), unavailable]);
      this.#links.add(link);
      return link;
    } catch (error) {
      void this.#door.removeFrame(frame);
      throw error;
    } finally {
      unavailable.catch(() => {});
    }
  }

  async #greet(frame: number): Promise<BoxLink> {
    const link = new BoxLink(frame, await this.#door.addFrame(frame));
    await link.ready();
    return link;
  }

  /** A program that kills its box again and again must not make the page spin. */
  async #waitAfterDeaths() {
    if (this.#deaths < 2) return;
    await pause(Math.min(SHORTEST_WAIT_MS * 2 ** (this.#deaths - 2), LONGEST_WAIT_MS));
  }

  /** A unit came to its end in some box: the boxes are sound. */
  proven() {
    this.#deaths = 0;
  }

  #drop(link: BoxLink) {
    this.#links.delete(link);
    void this.#door.removeFrame(link.frame);
    link.close();
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
