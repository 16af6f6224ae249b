import type { FleetPulse } from "#protocol/live-messages";

type Numbers = Pick<FleetPulse, "at" | "devices" | "busy" | "unitsPerSecond" | "waitingUnits">;

/** The last minutes of the four numbers, oldest first, in columns of one length. */
export interface FleetHistory {
  at: readonly number[];
  devices: readonly number[];
  busy: readonly number[];
  unitsPerSecond: readonly number[];
  waitingUnits: readonly number[];
}

const EVERY_MS = 1_000;
const MAX_SAMPLES = 180;

export const startHistory = (pulse: Numbers): FleetHistory => ({
  at: [pulse.at],
  devices: [pulse.devices],
  busy: [pulse.busy],
  unitsPerSecond: [pulse.unitsPerSecond],
  waitingUnits: [pulse.waitingUnits],
});

/** The same history when the last sample is fresh enough. */
export function recordPulse(history: FleetHistory, pulse: Numbers): FleetHistory {
  if (pulse.at - (history.at.at(-1) ?? 0) < EVERY_MS) return history;
  const longer = (column: readonly number[], value: number) => [...column, value].slice(-MAX_SAMPLES);
  return {
    at: longer(history.at, pulse.at),
    devices: longer(history.devices, pulse.devices),
    busy: longer(history.busy, pulse.busy),
    unitsPerSecond: longer(history.unitsPerSecond, pulse.unitsPerSecond),
    waitingUnits: longer(history.waitingUnits, pulse.waitingUnits),
  };
}
