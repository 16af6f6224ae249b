import type { DeviceId } from "../ids";

/** Identifies the bytes that a unit reads. A collision only makes a device appear to hold what it does not. */
export type InputId = number;

export interface UnitInput {
  id: InputId;
  bytes: number;
}

export interface HolderBounds {
  /** The assumed size of a device's cache of inputs. */
  bytesPerDevice: number;
  /** What is larger is not cached. */
  bytesPerInput: number;
  inputsPerDevice: number;
  /** The most devices remembered for one input. */
  holders: number;
  /** All pairs of a device and an input. */
  pairs: number;
}

interface Held {
  bytes: number;
  /** The oldest first. */
  inputs: Map<InputId, number>;
}

const NOBODY: ReadonlySet<DeviceId> = new Set();

/** What a device holds, to be written down, the oldest first. */
export interface HeldInputs {
  deviceId: DeviceId;
  inputs: UnitInput[];
}

/**
 * Which devices have recently read which inputs, as seen by this city's coordinators: devices are never asked. All
 * operations cost O(1) amortised, except those that concern a whole device.
 */
export class InputHolders {
  readonly #bounds: HolderBounds;
  /** Devices in order of their last reading. */
  readonly #held = new Map<DeviceId, Held>();
  readonly #holders = new Map<InputId, Set<DeviceId>>();
  /** Devices about which more, or less (after a lost claim), is known than was last written down. */
  readonly #grown = new Set<DeviceId>();
  readonly #lessened = new Set<DeviceId>();
  #pairs = 0;

  constructor(bounds: HolderBounds) {
    this.#bounds = bounds;
  }

  get pairs(): number {
    return this.#pairs;
  }

  holdersOf(input: InputId): ReadonlySet<DeviceId> {
    return this.#holders.get(input) ?? NOBODY;
  }

  /** The device has just read it. */
  note(deviceId: DeviceId, input: UnitInput): void {
    this.#note(deviceId, input);
    if (this.#held.has(deviceId)) this.#grown.add(deviceId);
  }

  #note(deviceId: DeviceId, { id, bytes }: UnitInput) {
    const { bytesPerDevice, bytesPerInput, inputsPerDevice, holders, pairs } = this.#bounds;
    if (bytes > bytesPerInput) return;
    this.#forget(deviceId, id);
    const held = this.#held.get(deviceId) ?? { bytes: 0, inputs: new Map() };
    this.#held.delete(deviceId);
    this.#held.set(deviceId, held);
    held.inputs.set(id, bytes);
    held.bytes += bytes;
    this.#pairs += 1;
    const ofInput = this.#holders.get(id) ?? new Set();
    this.#holders.set(id, ofInput.add(deviceId));
    while (held.bytes > bytesPerDevice || held.inputs.size > inputsPerDevice) this.#forgetOldest(deviceId);
    if (ofInput.size > holders) this.#forgetFirst(ofInput, id);
    while (this.#pairs > pairs) this.#forgetStalest();
  }

  /** It loses its claim to the input that it read first. */
  forgetOldest(deviceId: DeviceId): void {
    if (!this.#held.has(deviceId)) return;
    this.#forgetOldest(deviceId);
    this.#lessened.add(deviceId);
  }

  /**
   * What the device holds according to another coordinator, or to this one before it lost its memory. O(inputs of the
   * device).
   */
  recall({ deviceId, inputs }: HeldInputs): void {
    if (this.#grown.has(deviceId) || this.#lessened.has(deviceId)) return; // what is known here is newer
    for (const id of [...(this.#held.get(deviceId)?.inputs.keys() ?? [])]) this.#forget(deviceId, id);
    for (const input of inputs) this.#note(deviceId, input);
  }

  /** Up to `max` devices about which more, or less, is known than was last taken. O(their inputs). */
  takeNews(which: "grown" | "lessened", max: number): HeldInputs[] {
    const news: HeldInputs[] = [];
    const changed = which === "grown" ? this.#grown : this.#lessened;
    for (const deviceId of changed) {
      if (news.length === max) break;
      this.#grown.delete(deviceId);
      this.#lessened.delete(deviceId);
      const inputs = this.#held.get(deviceId)?.inputs ?? [];
      news.push({ deviceId, inputs: [...inputs].map(([id, bytes]) => ({ id, bytes })) });
    }
    return news;
  }

  #forgetOldest(deviceId: DeviceId) {
    const oldest = this.#held.get(deviceId)?.inputs.keys().next();
    if (oldest && !oldest.done) this.#forget(deviceId, oldest.value);
  }

  #forgetFirst(ofInput: ReadonlySet<DeviceId>, id: InputId) {
    const [first] = ofInput;
    if (first !== undefined) this.#forget(first, id);
  }

  #forgetStalest() {
    const stalest = this.#held.keys().next();
    if (!stalest.done) this.#forgetOldest(stalest.value);
  }

  #forget(deviceId: DeviceId, id: InputId) {
    const held = this.#held.get(deviceId);
    const bytes = held?.inputs.get(id);
    if (!held || bytes === undefined) return;
    held.inputs.delete(id);
    held.bytes -= bytes;
    this.#pairs -= 1;
    if (held.inputs.size === 0) this.#held.delete(deviceId);
    const ofInput = this.#holders.get(id);
    ofInput?.delete(deviceId);
    if (ofInput?.size === 0) this.#holders.delete(id);
  }
}
