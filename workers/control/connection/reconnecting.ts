import type { Manager } from "socket.io-client";

/**
 * How a device comes back after its connection broke, in socket.io's terms: the first wait is anything up to twice the
 * delay, and the range doubles with each further attempt, up to the longest.
 */
export const RECONNECTING = {
  reconnectionDelay: 500,
  reconnectionDelayMax: 15_000,
  randomizationFactor: 1,
};

/** The city has so many devices that they must not all come back at once: this one comes within that time. */
export function comeBackWithin(manager: Pick<Manager, "reconnectionDelay">, withinMs: number) {
  const { reconnectionDelay, reconnectionDelayMax } = RECONNECTING;
  manager.reconnectionDelay(Math.max(reconnectionDelay, Math.min(withinMs, reconnectionDelayMax) / 2));
}
