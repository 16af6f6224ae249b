import type { DeviceReport } from "#protocol/devices/device-report";
import { PacedPush } from "../paced-push";
import type { SocketLink } from "./socket-link";

const EVERY_MS = 1_000;

/** Tells the household of a device what it does: once a second at most, and only what is new on this connection. */
export class StateReporter {
  readonly #link: () => Pick<SocketLink, "welcomed" | "report">;
  readonly #push: PacedPush;
  #read: () => DeviceReport | null = () => null;
  #told = "";

  constructor(link: () => Pick<SocketLink, "welcomed" | "report">, now: () => number) {
    this.#link = link;
    this.#push = new PacedPush(() => this.#tell(), now, EVERY_MS);
  }

  welcomed() {
    this.#told = "";
    this.#push.changed();
  }

  /** `read` gives the report, or null if there is none. */
  changed(read: () => DeviceReport | null) {
    this.#read = read;
    this.#push.changed();
  }

  #tell() {
    const report = this.#link().welcomed ? this.#read() : null;
    const text = JSON.stringify(report);
    if (!report || text === this.#told) return;
    this.#told = text;
    this.#link().report(report);
  }
}
