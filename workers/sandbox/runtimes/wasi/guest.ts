import type { UnitClock } from "../../determinism/unit-clock";
import type { UnitRandom } from "../../determinism/unit-random";
import type { FuelGauge } from "../../fuel-gauge";
import type { Descriptors } from "./descriptors";
import type { GuestFolder } from "./guest-folder";
import type { GuestMemory } from "./guest-memory";
import type { Storage } from "./storage";

/** One running program: everything that its WASI calls may access. */
export interface Guest {
  memory: GuestMemory;
  descriptors: Descriptors;
  root: GuestFolder;
  storage: Storage;
  args: Uint8Array[];
  clock: UnitClock;
  random: UnitRandom;
  gauge: FuelGauge;
}

/**
 * Connects the host functions, which a worker makes once, with the unit that is running in it now. A unit is attached
 * as a whole or not at all, so that no call can access anything of another one.
 */
export class GuestHost {
  #guest: Guest | undefined;

  get guest(): Guest {
    if (!this.#guest) throw new Error("A host function was called while no unit ran.");
    return this.#guest;
  }

  enter(guest: Guest) {
    this.#guest = guest;
  }

  leave() {
    this.#guest = undefined;
  }
}

/** A WASI function: 32-bit values come as unsigned numbers, 64-bit ones as unsigned big integers. It answers an errno. */
export type WasiCall = (...values: never[]) => number;
