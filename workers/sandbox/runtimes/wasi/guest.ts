import type { UnitClock } from "../../determinism/unit-clock";
import type { UnitRandom } from "../../determinism/unit-random";
import type { FuelGauge } from "../../fuel-gauge";
import type { Descriptors } from "./descriptors";
import type { GuestFolder } from "./guest-folder";
import type { GuestMemory } from "./guest-memory";
import type { Storage } from "./storage";

/** One running program: all that its WASI calls may touch. */
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

/** A WASI function: 32-bit values come as unsigned numbers, 64-bit ones as unsigned big integers. It answers an errno. */
export type WasiCall = (...values: never[]) => number;
