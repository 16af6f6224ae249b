import { afterDelay, afterLook, afterTime, noPressure, type Pressure, withSlots } from "#core/home/pressure";
import type { CrowdWatch } from "./crowd-watch";

/** While units and the page itself load, the load on the machine is our own. */
const OWN_START_MS = 3_000;

interface Parts {
  crowd: Pick<CrowdWatch, "isCrowded">;
  /** A monotonic clock. */
  now: () => number;
  /** The number of lent cores has changed. */
  onChange: () => void;
}

/** Decides how many of the cores that the resident gives are lent at the moment. */
export class CoreLender {
  readonly #parts: Parts;
  #pressure: Pressure;

  constructor(slots: number, parts: Parts) {
    this.#parts = parts;
    this.#pressure = noPressure(slots, parts.now());
  }

  get lent() {
    return this.#pressure.lent;
  }

  /** The donation starts again: earlier demand for the machine no longer counts. */
  reset(slots: number) {
    this.#become(noPressure(slots, this.#parts.now() + OWN_START_MS));
  }

  give(slots: number) {
    this.#become(withSlots(this.#pressure, slots));
  }

  /** The worker of a lent core looked whether others use it. */
  look(isPressed: boolean) {
    this.#become(afterLook(this.#pressure, { at: this.#parts.now(), isPressed }));
  }

  /** The visible page is kept waiting. */
  delayed() {
    this.#become(afterDelay(this.#pressure, this.#parts.now()));
  }

  /** Once a second. */
  tick() {
    const { lent } = this.#pressure;
    this.#become(afterTime(this.#pressure, this.#parts.now(), this.#parts.crowd.isCrowded(lent)));
  }

  #become(pressure: Pressure) {
    const { lent, slots } = this.#pressure;
    this.#pressure = pressure;
    if (pressure.lent !== lent || pressure.slots !== slots) this.#parts.onChange();
  }
}
