import type { PlanOutcome } from "./units-plan";

/** What the thread says that plans inputs; `broke`: nothing that the inputs are to blame for, or it was stopped. */
export type PlanReply = PlanOutcome | { kind: "broke"; message: string; code: string | undefined };
