import type { FuelGauge } from "../../fuel-gauge";
import { Storage } from "./storage";

/**
 * Storage of standard output: a program that prints too much is ended, because few programs check whether printing
 * worked.
 */
export class OutputStorage extends Storage {
  readonly #gauge: FuelGauge;

  constructor(bytes: number, gauge: FuelGauge) {
    super(bytes, 1);
    this.#gauge = gauge;
  }

  override count(counted: number, size: number): number {
    return super.count(counted, size) ?? this.#gauge.end({ kind: "output" });
  }

  /** Its limit is one of bytes that are sent. */
  protected override roomFor(size: number): number {
    return size;
  }
}
