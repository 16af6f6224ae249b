import { LIMITS } from "#protocol/limits";
import type { FrameDoor } from "../contract/control-api";
import { BoxLink } from "./box-link";

const TICK_MS = 1_000;
const MOST_SILENT_TICKS = LIMITS.boxPingMs / TICK_MS;
/** Boxes of one process fall silent within two ticks of each other. */
const DOUBTFUL_TICKS = 3;
const READY_WITHIN_MS = 15_000;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** The sandbox could not be opened: the network, a wrong address, or a browser that forbids it. */
export class BoxUnavailable extends Error {
  override readonly name = "BoxUnavailable";
}

/**
 * The boxes that the device's jobs run in: at least one per job, and no box for two jobs. Silence is counted in ticks, not by the clock: a tab that was frozen for an
 * hour finds its boxes alive.
 */
export class BoxKeeper {
  readonly #door: FrameDoor;
  /** By job, then by the place that the job gave it. */
  readonly #boxes = new Map<string, Map<number, Promise<BoxLink>>>();
  readonly #links = new Set<BoxLink>();
  /** Whose box each is, once it is a job's. */
  readonly #owners = new WeakMap<BoxLink, string>();
  #spare: Promise<BoxLink> | undefined;
  #nextFrame = 1;
  #deaths = 0;
  /** Ticks for which it stays unclear whose program ended the boxes that die now. */
  #doubtfulTicks = 0;

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

  /** The job's own box at that place, opened when there is none or when it died. */
  async boxOf(jobId: string, place: number): Promise<BoxLink> {
    const places = this.#placesOf(jobId);
    const known = places.get(place);
    if (known) {
      const link = await known;
      if (!link.closed) return link;
      if (places.get(place) === known) places.delete(place);
      return this.boxOf(jobId, place);
    }
    const box = this.#takeSpare() ?? this.#open();
    places.set(place, box);
    box.then(
      (link) => this.#owners.set(link, jobId),
      () => {
        if (places.get(place) === box) places.delete(place);
      },
    );
    return box;
  }

  jobIds(): string[] {
    return [...this.#boxes.keys()];
  }

  remove(jobId: string) {
    const places = this.#boxes.get(jobId);
    this.#boxes.delete(jobId);
    for (const box of places?.values() ?? []) {
      box.then(
        (link) => this.#drop(link),
        () => {},
      );
    }
  }

  /** Removes one box at once, and with it whatever still runs there. */
  discard(link: BoxLink) {
    this.#drop(link);
  }

  removeAll() {
    for (const jobId of this.jobIds()) this.remove(jobId);
    void this.#spare?.then((link) => this.#drop(link)).catch(() => {});
    this.#spare = undefined;
  }

  tick() {
    this.#doubtfulTicks = Math.max(0, this.#doubtfulTicks - 1);
    const silent = [...this.#links].filter((link) => link.tick() >= MOST_SILENT_TICKS);
    if (silent.length === 0) return;
    // Boxes may share a process, so that one program's death is the death of all: only one that was alone did it.
    const atWork = new Set([...this.#links].filter((link) => link.hasWorkers).map((link) => this.#owners.get(link)));
    if (atWork.size > 1) this.#doubtfulTicks = DOUBTFUL_TICKS;
    const isPlain = atWork.size === 1 && this.#doubtfulTicks === 0;
    for (const link of silent) {
      this.#deaths += 1;
      this.#drop(link, isPlain ? "died" : "removed");
    }
  }

  #placesOf(jobId: string): Map<number, Promise<BoxLink>> {
    const places = this.#boxes.get(jobId) ?? new Map<number, Promise<BoxLink>>();
    this.#boxes.set(jobId, places);
    return places;
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

  #drop(link: BoxLink, how: "removed" | "died" = "removed") {
    this.#links.delete(link);
    void this.#door.removeFrame(link.frame);
    link.close(how);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
