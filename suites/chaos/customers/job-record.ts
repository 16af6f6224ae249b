import type { UnitResult } from "#protocol/api/jobs";
import type { JobKind } from "./job-kind";

/** What a customer was shown of a settled unit. */
export interface Shown {
  state: UnitResult["state"];
  text: string | null;
  priceNanos: number;
}

/** What a customer knows of one job: what the city acknowledged, which must hold at the end. */
export interface JobRecord {
  jobId: string;
  name: string;
  kind: JobKind;
  variant: number;
  units: number;
  /** The job over whose outputs it is. */
  source?: JobRecord;
  /** Acknowledged: the first budget and every addition that was answered. Tried: also those whose answer was lost. */
  budgetNanos: { acknowledged: number; tried: number };
  cancelled: "no" | "tried" | "acknowledged";
  shown: Map<number, Shown>;
  /** Contradictions that the customer met on the way, as sentences. */
  complaints: string[];
}
