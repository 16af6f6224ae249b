import type { JobId } from "../../ids";
import { hasReturned, type ReturnedReplica } from "../../units/block-run";
import type { ProvenGrant, ResultsReturned } from "../events";
import type { GrantRun, JobRun, Session, State } from "../state";

/** By what right a session returns results: a grant that its device holds, or the proof of one that is gone. */
export interface ResultsLease {
  jobId: JobId;
  block: number;
  /** The units that may still be returned under it. */
  units: ReadonlySet<number> | readonly number[];
  ownGrant?: GrantRun;
}

/** Undefined when it has none that is known here. */
export function leaseOfResults(
  state: State,
  { device }: Session,
  { grantId, proven }: Pick<ResultsReturned, "grantId" | "proven">,
): ResultsLease | undefined {
  const ownGrant = state.grants.get(grantId);
  if (ownGrant?.deviceId === device.id)
    return { jobId: ownGrant.jobId, block: ownGrant.block, units: ownGrant.outstanding, ownGrant };
  return proven && leaseOfProof(proven);
}

const covers = ({ units }: ResultsLease, unit: number) => ("has" in units ? units.has(unit) : units.includes(unit));

const leaseOfProof = ({ jobId, block, units }: ProvenGrant): ResultsLease => ({ jobId, block, units });

/** The replicas that the session's answer for the unit would be counted with: none when it will not count. */
export function replicasMet(
  state: State,
  job: JobRun,
  event: Pick<ResultsReturned, "sessionId" | "grantId" | "proven">,
  unit: number,
): readonly ReturnedReplica[] {
  const session = state.sessions.get(event.sessionId);
  const lease = session && leaseOfResults(state, session, event);
  if (!session || !lease || !covers(lease, unit)) return [];
  const run = job.blocks.get(lease.block)?.open.get(unit);
  return run && !hasReturned(run, session.device) ? run.returned : [];
}
