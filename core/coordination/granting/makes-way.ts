import { coresHere } from "../../scheduling/cores-here";
import { hasUnitsFor } from "../../units/block-run";
import { isBlocked } from "../sessions/is-blocked";
import type { JobRun, Session, State } from "../state";
import { mayConfirm } from "../trust/beside-anchors";
import { whyNotFor } from "./why-not-for";

/** How many of the waiting devices are considered. */
const MAX_ASKED = 32;

/**
 * Whether the session should leave its place in an adaptive job to another one. The first units are to be confirmed
 * first, but at a full dial nobody can join to confirm them: whoever has answered them would compute all others before.
 * Only if somebody waits who may confirm them. O(MAX_ASKED)
 */
export function makesWay(state: Readonly<State>, job: JobRun, session: Session): boolean {
  const { firstUnits } = state.policy.checking;
  if (!job.adaptive || job.agreed + job.failed >= firstUnits || job.slots < coresHere(job)) return false;
  const first = [...job.blocks.values()].find((block) => block.first === 0);
  if (!first || hasUnitsFor(first, session.device, { fresh: false })) return false;
  let asked = 0;
  for (const { device, uncommitted } of state.hungry) {
    if (++asked > MAX_ASKED) return false;
    if (uncommitted > 0 || isBlocked(state, device) || !hasUnitsFor(first, device, { fresh: false })) continue;
    if (whyNotFor(state, job, device) === null && mayConfirm(state, job, device)) return true;
  }
  return false;
}
