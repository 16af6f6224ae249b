import type { JobId } from "../ids";
import { hasReturned, type ReturnedReplica } from "../units/block-run";
import type { ProvenGrant, ResultsReturned } from "./events";
import type { City, GrantRun, JobRun, Session } from "./state";

/** By what right a session returns results: a grant that its device holds, or the proof of one that is gone. */
export interface ResultsLease {
  jobId: JobId;
  block: number;
  /** The units that may still be returned under it. */
  units: ReadonlySet<number> | readonly number[];
  held?: GrantRun;
}

/** Undefined when it has none that is known here. */
export function leaseOfResults(
  city: City,
  { device }: Session,
  { grantId, proven }: Pick<ResultsReturned, "grantId" | "proven">,
): ResultsLease | undefined {
  const held = city.grants.get(grantId);
  if (held?.deviceId === device.id) return { jobId: held.jobId, block: held.block, units: held.outstanding, held };
  return proven && leaseOfProof(proven);
}

const leaseOfProof = ({ jobId, block, units }: ProvenGrant): ResultsLease => ({ jobId, block, units });

/** The replicas that the session's answer for the unit would be counted with: none when it will not count. */
export function replicasMet(
  city: City,
  job: JobRun,
  event: Pick<ResultsReturned, "sessionId" | "grantId" | "proven">,
  unit: number,
): readonly ReturnedReplica[] {
  const session = city.sessions.get(event.sessionId);
  const lease = session && leaseOfResults(city, session, event);
  if (!session || !lease || !new Set(lease.units).has(unit)) return [];
  const run = job.blocks.get(lease.block)?.open.get(unit);
  return run && !hasReturned(run, session.device) ? run.returned : [];
}
