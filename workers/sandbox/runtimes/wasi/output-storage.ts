import type { FuelGauge } from "../../fuel-gauge";
import { Storage } from "./storage";

/** Storage of standard output: a program that prints too much is ended, because few look whether printing worked. */
export class OutputStorage extends Storage {
  readonly #gauge: FuelGauge;

  constructor(bytes: number, gauge: FuelGauge) {
    super(bytes, 1);
    this.#gauge = gauge;
  }

  override takeBytes(bytes: number): boolean {
    return super.takeBytes(bytes) || this.#gauge.end({ kind: "output" });
  }
}
