import type { PlanOutcome } from "./units-plan";

/** The reply of a planning thread; `broke`: it was stopped, or failed for a reason that is not in the inputs. */
export type PlanReply = PlanOutcome | { kind: "broke"; message: string; code: string | undefined };
