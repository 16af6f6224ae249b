import type { UnitResult } from "#protocol/api/jobs";
import type { JobKind } from "./job-kind";

/** What a customer was shown of a settled unit. */
export interface Shown {
  state: UnitResult["state"];
  text: string | null;
  priceNanos: number;
}

/** What a customer knows about one job: everything that the city acknowledged, which must hold at the end. */
export interface JobRecord {
  jobId: string;
  name: string;
  kind: JobKind;
  variant: number;
  units: number;
  /** The job whose outputs are its inputs. */
  source?: JobRecord;
  /**
   * Acknowledged: the first budget and every addition that was answered. Tried: including those whose answer was lost.
   */
  budgetNanos: { acknowledged: number; tried: number };
  cancelled: "no" | "tried" | "acknowledged";
  shown: Map<number, Shown>;
  /** Contradictions that the customer noticed, as sentences. */
  complaints: string[];
}
