import { LIMITS } from "#protocol/limits";
import type { FrameHost } from "../../contract/control-api";
import { SandboxLink } from "./sandbox-link";

const TICK_MS = 1_000;
const MAX_SILENT_TICKS = LIMITS.sandboxPingMs / TICK_MS;
/** Sandboxes in one process fall silent within two ticks of each other. */
const DOUBTFUL_TICKS = 3;
const READY_WITHIN_MS = 15_000;
const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 30_000;

/** The sandbox could not be opened: the network, a wrong address, or a browser that forbids it. */
export class SandboxUnavailable extends Error {
  override readonly name = "BoxUnavailable";
}

/**
 * The sandboxes of the device's jobs: at least one per job, and none for two jobs. Silence is counted in ticks, not by
 * the clock, so a tab that was frozen for an hour does not mistake its sandboxes for dead.
 */
export class SandboxPool {
  readonly #page: FrameHost;
  /** By job, then by the index that the job gave it. */
  readonly #sandboxes = new Map<string, Map<number, Promise<SandboxLink>>>();
  readonly #links = new Set<SandboxLink>();
  /** The job of each sandbox that has one. */
  readonly #owners = new WeakMap<SandboxLink, string>();
  #spare: Promise<SandboxLink> | undefined;
  #nextFrame = 1;
  #crashes = 0;
  /** For so many ticks it is unclear whose program crashed the sandboxes. */
  #doubtfulTicks = 0;

  constructor(page: FrameHost) {
    this.#page = page;
  }

  run() {
    setInterval(() => this.tick(), TICK_MS);
    return this;
  }

  /** Opens a sandbox without a job: proves that sandboxes open here, and saves the first job the wait. */
  async warm(): Promise<void> {
    const spare = this.#spare ?? this.#open();
    this.#spare = spare;
    spare.catch(() => {
      if (this.#spare === spare) this.#spare = undefined;
    });
    await spare;
  }

  /** The job's sandbox with that index, opened if there is none or it crashed. */
  async sandboxOf(jobId: string, place: number): Promise<SandboxLink> {
    const places = this.#placesOf(jobId);
    const known = places.get(place);
    if (known) {
      const link = await known;
      if (!link.closed) return link;
      if (places.get(place) === known) places.delete(place);
      return this.sandboxOf(jobId, place);
    }
    const sandbox = this.#takeSpare() ?? this.#open();
    places.set(place, sandbox);
    sandbox.then(
      (link) => this.#owners.set(link, jobId),
      () => {
        if (places.get(place) === sandbox) places.delete(place);
      },
    );
    return sandbox;
  }

  jobIds(): string[] {
    return [...this.#sandboxes.keys()];
  }

  remove(jobId: string) {
    const places = this.#sandboxes.get(jobId);
    this.#sandboxes.delete(jobId);
    for (const sandbox of places?.values() ?? []) {
      sandbox.then(
        (link) => this.#drop(link),
        () => {},
      );
    }
  }

  /** Removes one sandbox at once, and with it whatever still runs there. */
  discard(link: SandboxLink) {
    this.#drop(link);
  }

  removeAll() {
    for (const jobId of this.jobIds()) this.remove(jobId);
    void this.#spare?.then((link) => this.#drop(link)).catch(() => {});
    this.#spare = undefined;
  }

  tick() {
    this.#doubtfulTicks = Math.max(0, this.#doubtfulTicks - 1);
    const silent = [...this.#links].filter((link) => link.tick() >= MAX_SILENT_TICKS);
    if (silent.length === 0) return;
    // Sandboxes may share a process, so that one program crashes all of them: only a sandbox that was alone is
    // evidence.
    const atWork = new Set([...this.#links].filter((link) => link.hasWorkers).map((link) => this.#owners.get(link)));
    if (atWork.size > 1) this.#doubtfulTicks = DOUBTFUL_TICKS;
    const isPlain = atWork.size === 1 && this.#doubtfulTicks === 0;
    for (const link of silent) {
      this.#crashes += 1;
      this.#drop(link, isPlain ? "died" : "removed");
    }
  }

  #placesOf(jobId: string): Map<number, Promise<SandboxLink>> {
    const places = this.#sandboxes.get(jobId) ?? new Map<number, Promise<SandboxLink>>();
    this.#sandboxes.set(jobId, places);
    return places;
  }

  #takeSpare(): Promise<SandboxLink> | undefined {
    const spare = this.#spare;
    this.#spare = undefined;
    return spare?.then((link) => (link.closed ? this.#open() : link));
  }

  async #open(): Promise<SandboxLink> {
    await this.#waitAfterCrashes();
    const frame = this.#nextFrame++;
    const unavailable = pause(READY_WITHIN_MS).then(() => {
      throw new SandboxUnavailable(
        "The sandbox did not open. Check that this browser may load it, then reload the page.",
      );
    });
    try {
      const link = await Promise.race([this.#greet(frame), unavailable]);
      this.#links.add(link);
      return link;
    } catch (error) {
      void this.#page.removeFrame(frame);
      throw error;
    } finally {
      unavailable.catch(() => {});
    }
  }

  async #greet(frame: number): Promise<SandboxLink> {
    const link = new SandboxLink(frame, await this.#page.addFrame(frame));
    await link.ready();
    return link;
  }

  /** A program that crashes its sandbox again and again must not keep the page busy. */
  async #waitAfterCrashes() {
    if (this.#crashes < 2) return;
    await pause(Math.min(MIN_WAIT_MS * 2 ** (this.#crashes - 2), MAX_WAIT_MS));
  }

  /** A unit ended normally in some sandbox, so the sandboxes are working. */
  proven() {
    this.#crashes = 0;
  }

  #drop(link: SandboxLink, how: "removed" | "died" = "removed") {
    this.#links.delete(link);
    void this.#page.removeFrame(link.frame);
    link.close(how);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
