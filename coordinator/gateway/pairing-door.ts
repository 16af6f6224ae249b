import type { Logger } from "pino";
import type { DeviceId, SessionId } from "#core/ids";
import { HOUR } from "#core/time";
import type { PairingAnswer } from "#protocol/devices/device-messages";
import { LIMITS, type Limits } from "#protocol/limits";
import type { PairingCodes } from "../pairing/pairing-codes";
import type { Coordinator } from "../shell/coordinator";
import { Quota } from "./quota";

interface Parts {
  coordinator: Pick<Coordinator, "state">;
  pairings: PairingCodes;
  log: Logger;
  now: () => number;
  limits?: Limits;
}

interface Asker {
  deviceId: DeviceId;
  sessionId: SessionId;
}

/** Gives pairing codes to devices that ask: one at a time for a connection, and none that outlives it. */
export class PairingDoor {
  readonly #parts: Parts;
  readonly #quota: Quota;
  /** Connections that show a code or wait for one. */
  readonly #showing = new Set<SessionId>();
  readonly #waiting = new Set<SessionId>();

  constructor(parts: Parts) {
    this.#parts = parts;
    const { MAX_PAIRINGS_PER_NETWORK_HOUR: max } = parts.limits ?? LIMITS;
    this.#quota = new Quota({ max, windowMs: HOUR });
  }

  asked({ deviceId, sessionId }: Asker, wanted: boolean, answer: (answer: PairingAnswer) => void) {
    if (!wanted) return this.left(sessionId);
    if (this.#waiting.has(sessionId)) return;
    const { coordinator, pairings, now } = this.#parts;
    const network = coordinator.state.devices.get(deviceId)?.network ?? null;
    if (network !== null && !this.#quota.take(network, now())) return answer({ kind: "not-now" });
    this.#waiting.add(sessionId);
    this.#showing.add(sessionId);
    pairings
      .open({ deviceId, sessionId, network })
      .catch((error: unknown): PairingAnswer => {
        this.#failed(error);
        return { kind: "not-now" };
      })
      .then((opened) => {
        this.#waiting.delete(sessionId);
        // It has disconnected meanwhile, or no longer wants a code.
        if (!this.#showing.has(sessionId)) return this.#close(sessionId);
        answer(opened);
      });
  }

  left(sessionId: SessionId) {
    if (this.#showing.delete(sessionId)) this.#close(sessionId);
  }

  #close(sessionId: SessionId) {
    this.#parts.pairings.close(sessionId).catch((error: unknown) => this.#failed(error));
  }

  #failed(error: unknown) {
    this.#parts.log.warn({ event: "device.pairing-failed", err: error }, "the codes of devices could not be written");
  }
}
