import { MAX_OUTPUT_HEAD_BYTES, OUTPUT_PREFIX_BYTES, outputHead } from "#core/units/output";
import type { BucketFault } from "#protocol/api/storage";
import type { DevicePlaced, Place } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { AS_NOBODY } from "../bytes/as-nobody";
import { faultOfStatus } from "../bytes/fault-of-status";
import { sha256InSteps } from "../bytes/sha256-in-steps";
import type { OutputStore } from "./output-store";

type Outcome = DevicePlaced["outcome"];

const FIRST_PAUSE_MS = 1_000;
const PASSING: ReadonlySet<Outcome> = new Set(["busy", "unreachable", "timeout"]);

/** Uploads kept outputs where the coordinator says, by links that are each valid for one object and one content. */
export class OutputPlacer {
  readonly #outputStore: Pick<OutputStore, "read">;
  readonly #answer: (placed: DevicePlaced) => void;
  readonly #onBytes: (bytes: number) => void;
  readonly #pause: (ms: number) => Promise<unknown>;
  readonly #waiting: Place[] = [];
  #busy = 0;
  #stop = new AbortController();

  constructor(
    outputStore: Pick<OutputStore, "read">,
    answer: (placed: DevicePlaced) => void,
    onBytes: (bytes: number) => void,
    pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {
    this.#outputStore = outputStore;
    this.#answer = answer;
    this.#onBytes = onBytes;
    this.#pause = pause;
  }

  place(what: Place) {
    this.#waiting.push(what);
    void this.#run();
  }

  /** Those who wait for an answer were on that connection, which may have been closed so that nothing more is sent. */
  disconnected() {
    this.#waiting.length = 0;
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  async #run() {
    if (this.#busy >= LIMITS.MAX_PLACED_AT_ONCE) return;
    this.#busy += 1;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const { jobId, unit } = next;
      this.#answer({ jobId, unit, outcome: await this.#placeAll(next) });
    }
    this.#busy -= 1;
  }

  async #placeAll({ jobId, unit, parts }: Place): Promise<Outcome> {
    const starts = await this.#startsOf(jobId, unit);
    for (const { name, start = 0, bytes: length, hash, url, headers } of parts) {
      const at = (starts.get(name) ?? Number.NaN) + start;
      const part = Number.isNaN(at) ? undefined : await this.#outputStore.read(jobId, unit, at, at + length);
      // What the disk returns may differ from what was written.
      if (!part || (await sha256InSteps(part)) !== hash) return "gone";
      const fault = await this.#put(url, headers, part);
      if (fault) return fault;
    }
    return "stored";
  }

  /** Where each part of a kept output begins. */
  async #startsOf(jobId: string, unit: number): Promise<ReadonlyMap<string, number>> {
    const first = await this.#outputStore.read(jobId, unit, 0, OUTPUT_PREFIX_BYTES + MAX_OUTPUT_HEAD_BYTES);
    const head = first && outputHead(first, (bytes) => new TextDecoder().decode(bytes));
    const starts = new Map<string, number>();
    let at = head?.bodyStart ?? 0;
    for (const [name, length] of head?.parts ?? []) {
      starts.set(name, at);
      at += length;
    }
    return starts;
  }

  async #put(
    url: string,
    headers: Record<string, string>,
    body: Uint8Array<ArrayBuffer>,
  ): Promise<BucketFault | undefined> {
    const { signal } = this.#stop;
    for (let tries = 1; ; tries++) {
      this.#onBytes(body.byteLength);
      const fault = await putOnce(url, { headers, body }, signal);
      const isLast = tries === LIMITS.MAX_PLACE_TRIES || signal.aborted;
      if (fault === undefined || !PASSING.has(fault) || isLast) return fault;
      await this.#pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
    }
  }
}

async function putOnce(url: string, what: RequestInit, stop: AbortSignal): Promise<BucketFault | undefined> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, LIMITS.MAX_LINK_MS);
  stop.addEventListener("abort", end);
  try {
    const answer = await fetch(url, { ...what, method: "PUT", ...AS_NOBODY, signal: ending.signal });
    await answer.body?.cancel();
    return answer.ok ? undefined : faultOfStatus(answer.status);
  } catch {
    return ending.signal.aborted ? "timeout" : "unreachable";
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", end);
  }
}
