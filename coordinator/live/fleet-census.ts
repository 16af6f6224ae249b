import type { Session, State } from "#core/coordination/state";
import type { FleetLamp, FleetPulse } from "#protocol/live-messages";

export type Census = Pick<FleetPulse, "slots" | "engines" | "lamps" | "waitingUnits" | "jobsRunning">;

const MAX_LAMPS = 2_000;
/** Devices and jobs that one step counts: less than a millisecond. */
const MAX_COUNTED = 5_000;

/** Counts all devices and jobs in steps, so that counting a large city does not delay its devices. */
export function* countFleet(state: Readonly<State>): Generator<undefined, Census> {
  const census: Census = { slots: 0, engines: {}, lamps: [], waitingUnits: 0, jobsRunning: 0 };
  let counted = 0;
  for (const session of state.sessions.values()) {
    const { engine } = session.device;
    census.slots += session.slots.length;
    census.engines[engine] = (census.engines[engine] ?? 0) + 1;
    if (census.lamps.length < MAX_LAMPS) census.lamps.push(lampOf(state, session));
    if (++counted % MAX_COUNTED === 0) yield;
  }
  for (const job of state.jobs.values()) {
    if (++counted % MAX_COUNTED === 0) yield;
    if (job.state !== "running") continue;
    census.waitingUnits += job.units - job.agreed - job.failed;
    census.jobsRunning += 1;
  }
  return census;
}

function lampOf(state: Readonly<State>, session: Session): FleetLamp {
  const working = session.slots.filter((slot) => slot.jobId !== null);
  const jobId = working[0]?.jobId;
  return {
    deviceId: session.device.id,
    label: session.device.label,
    engine: session.device.engine,
    slots: session.slots.length,
    busy: working.length,
    jobName: (jobId && state.jobs.get(jobId)?.spec.name) ?? null,
  };
}
