import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { CityEvent } from "#core/coordination/events";
import type { State } from "#core/coordination/state";
import type { DeviceId } from "#core/ids";
import type { HeldInputs, InputHolders } from "#core/scheduling/input-holders";
import { MINUTE, SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { SlicedQueue } from "../sliced-queue";
import { forgetHeldInputs, readHeldInputs, writeHeldInputs } from "./held-inputs-rows";

interface Parts {
  /** A coordinator's state, and the way to change it. */
  memory: { readonly state: Readonly<State>; dispatch(event: CityEvent): void };
  pool: Pick<Pool, "query">;
  now(): number;
  /** What was read and is still to be told to the state. */
  acts?: SlicedQueue;
}

export const HELD_INPUTS_EVERY_MS = 2 * SECOND;

/**
 * How long after its connection a device is looked up: by then, a claim that it lost at another coordinator has been
 * written, so reconnecting elsewhere does not bring it back.
 */
const RECALL_AFTER_MS = 5 * SECOND;

/**
 * Stores what devices were seen to read, and loads it for devices that connect, so that this knowledge survives a
 * restart and is shared between coordinators. All of it is only a hint: losing some costs a second reading.
 */
export class HeldInputsKeeper {
  readonly #parts: Parts;
  /** When devices connected that are still to be looked up, the oldest first. */
  readonly #came = new Map<DeviceId, number>();
  readonly #acts: SlicedQueue;
  #holders: InputHolders | undefined;
  #name = "";
  /** Taken from the state, and not known to be written. */
  #unwritten: HeldInputs[] = [];
  #grownAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#acts = parts.acts ?? new SlicedQueue();
  }

  /** The device said hello. */
  joined(deviceId: DeviceId): void {
    this.#came.delete(deviceId);
    this.#came.set(deviceId, this.#parts.now());
  }

  /** Writes lost claims at once and new ones each minute; then looks up the devices that connected. */
  async round(): Promise<void> {
    const { pool, now } = this.#parts;
    const isDue = now() - this.#grownAt >= MINUTE;
    await this.#write("lessened");
    if (isDue && (await this.#write("grown")) < LIMITS.MAX_HELD_INPUTS_AT_ONCE) {
      this.#grownAt = now();
      await forgetHeldInputs(pool, LIMITS.MAX_HELD_INPUTS_ROWS);
    }
    await this.#recall();
  }

  /** Before the process ends. */
  async close(): Promise<void> {
    for (const which of ["lessened", "grown"] as const)
      while ((await this.#write(which)) === LIMITS.MAX_HELD_INPUTS_AT_ONCE);
  }

  async #write(which: "grown" | "lessened"): Promise<number> {
    const { memory, pool } = this.#parts;
    const holders = memory.state.inputHolders;
    if (holders !== this.#holders) {
      this.#holders = holders;
      this.#name = randomBytes(8).toString("hex");
      this.#unwritten = [];
    }
    if (this.#unwritten.length === 0) this.#unwritten = holders.takeNews(which, LIMITS.MAX_HELD_INPUTS_AT_ONCE);
    const count = this.#unwritten.length;
    if (count > 0) await writeHeldInputs(pool, this.#name, this.#unwritten);
    this.#unwritten = [];
    return count;
  }

  /**
   * Not while blocks are still being searched for earlier devices: devices that connect and disconnect all the time
   * cost one search at a time.
   */
  async #recall() {
    const { memory, pool } = this.#parts;
    if (this.#acts.size > 0) return;
    const due = this.#due();
    if (due.length === 0) return;
    const held = await readHeldInputs(pool, this.#name, due);
    for (const deviceId of due) this.#came.delete(deviceId);
    if (held.length === 0) return;
    for (const one of held) this.#acts.push(() => memory.dispatch({ kind: "inputs.recalled", held: one }));
    this.#acts.push(() => this.#seek(new Set(held.map(({ deviceId }) => deviceId))));
  }

  #due(): DeviceId[] {
    const { now } = this.#parts;
    const due: DeviceId[] = [];
    for (const [deviceId, at] of this.#came) {
      if (now() - at < RECALL_AFTER_MS || due.length === LIMITS.MAX_HELD_INPUTS_AT_ONCE) break;
      due.push(deviceId);
    }
    return due;
  }

  /** Searches blocks that are already in memory, up to a limit; later ones use what is known by then. */
  #seek(devices: ReadonlySet<DeviceId>) {
    const { memory } = this.#parts;
    let left = LIMITS.MAX_BLOCKS_SOUGHT;
    for (const { id: jobId, spec, blocks } of memory.state.jobs.values()) {
      if (spec.inputKind !== "files") continue;
      for (const block of blocks.keys()) {
        if (left-- === 0) return;
        this.#acts.push(() => memory.dispatch({ kind: "holders.sought", jobId, block, devices }));
      }
    }
  }
}
