import { workKindOf } from "../../jobs/work-kind";
import { canContain } from "../../scheduling/can-contain";
import { hasCrashedSandboxOf } from "../jobs/is-quarantined";
import type { DeviceRun, IdleReason, JobRun, State } from "../state";

/** Why a device may have nothing of a job, whatever there is of it; null when it may. */
export function whyNotFor(state: Readonly<State>, job: JobRun, device: DeviceRun): IdleReason | null {
  const { wishes } = device;
  if (!canContain(device.engine, job.spec.runtime, state.policy.scriptEngines)) return "engine-holds-no-scripts";
  if (wishes.refusedKinds.has(workKindOf(job.spec)) || wishes.refusedCustomers.has(job.customerId)) return "unwanted";
  if (job.programBytes > wishes.maxProgramBytes) return "too-big-a-program";
  return hasCrashedSandboxOf(state, job, device) ? "crashed-its-sandbox" : null;
}
