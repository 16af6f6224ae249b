import type { HouseholdId } from "../../ids";
import { isTrusted, type Standing } from "../../reputation/standing";
import type { JobRun, State } from "../state";
import { trustModeIn } from "./trust-mode";

/**
 * Whether an answer may settle its unit alone once confirmed, and confirm another. A household that was outvoted in the
 * job is not believed there again: everything it answered until it was caught anew would have to be computed twice. While
 * hardly anybody is trusted, those few may be the ones that were quick because they compute nothing: then only anchors
 * are believed, and veterans.
 */
export const isBelieved = (state: State, job: JobRun, device: Standing & { household: HouseholdId }) =>
  job.adaptive &&
  isTrusted(device, state.policy.checking) &&
  !job.outvoted.has(device.household) &&
  (device.streak >= state.policy.checking.veteranAfter || trustModeIn(state, job) !== "anchored");
