import { UnderWay } from "../under-way";
import { UnitClock } from "./unit-clock";
import { UnitRandom } from "./unit-random";

/**
 * The environment of the unit that is running in this worker. It starts anew for each unit, so their order does not
 * matter.
 */
export class UnitState {
  clock = new UnitClock();
  random = new UnitRandom(0);
  /** Of all units of the worker. */
  readonly underWay = new UnderWay();
  /** Where `console` writes. */
  log: (values: unknown[]) => void = () => {};

  begin(unit: number, log: (values: unknown[]) => void) {
    this.clock = new UnitClock();
    this.random = new UnitRandom(unit);
    this.log = log;
  }
}
