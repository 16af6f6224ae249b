import type { State } from "#core/coordination/state";
import type { FleetFigures } from "./presence";

export function fleetFigures(
  state: Readonly<State>,
  { unitsPerSecond, settled }: Pick<FleetFigures, "unitsPerSecond" | "settled">,
): FleetFigures {
  const figures: FleetFigures = {
    devices: state.sessions.size,
    slots: 0,
    busy: 0,
    unitsPerSecond,
    settled,
    engines: {},
  };
  for (const { slots, device } of state.sessions.values()) {
    figures.slots += slots.length;
    figures.engines[device.engine] = (figures.engines[device.engine] ?? 0) + 1;
  }
  for (const job of state.jobsAtWork) figures.busy += job.slots;
  return figures;
}
