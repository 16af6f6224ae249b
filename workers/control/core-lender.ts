import { afterDelay, afterLook, afterTime, noPressure, type Pressure, withSlots } from "#core/home/pressure";
import type { CrowdWatch } from "./crowd-watch";

/** While units and the page itself are loaded the machine is busy by our own doing. */
const OWN_START_MS = 3_000;

interface Parts {
  crowd: Pick<CrowdWatch, "isCrowded">;
  /** A clock that only moves on. */
  now: () => number;
  /** Another number of cores is lent from now on. */
  onChange: () => void;
}

/** Says how many of the cores that the resident gives are lent at this moment, and how many are back with them. */
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

  /** The donation begins anew: whatever the machine was wanted for before is over. */
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

  /** The page that a person looks at is kept waiting. */
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
