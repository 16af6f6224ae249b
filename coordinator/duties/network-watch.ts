import type { Logger } from "pino";
import { type SharedNetwork, sharedNetwork } from "#core/coordination/sessions/shared-network";
import type { State } from "#core/coordination/state";
import { HOUR, SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { Duty } from "./duty";

const BOUNDS = { minDevices: LIMITS.MIN_SHARED_NETWORK_DEVICES, minPercent: LIMITS.MIN_SHARED_NETWORK_PERCENT };
const WARN_EVERY_MS = HOUR;

/** Warns when nearly all devices come from one network: as one voter they settle nothing. */
export class NetworkWatch {
  readonly #log: Logger;
  #shared: SharedNetwork | null = null;
  #warnedAt = Number.NEGATIVE_INFINITY;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** As of the last round. */
  get shared(): SharedNetwork | null {
    return this.#shared;
  }

  look(state: Readonly<Pick<State, "sessions" | "networks">>, now: number) {
    this.#shared = sharedNetwork(state, BOUNDS);
    if (this.#shared === null || now - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    this.#log.warn(
      { event: "network.shared", ...this.#shared },
      "nearly all devices come from one network and count as one voter: name the proxies in front of this site in TRUSTED_PROXIES",
    );
  }
}

export const networkWatcher = (watch: NetworkWatch, state: () => Readonly<State>, now: () => number, log: Logger) =>
  new Duty("network-watcher", 10 * SECOND, log, async () => watch.look(state(), now()));
