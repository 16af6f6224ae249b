import type { DeliveryProblem } from "#protocol/api/delivery-problem";
import type { VisitsTold } from "#protocol/api/partners";
import type { JobFacts } from "#protocol/api/webhooks";
import type { BalanceFacts } from "#protocol/books/balance-facts";
import type { TopUpFacts } from "#protocol/books/top-up-facts";

/** A delivery that is attempted now. */
export interface DueDelivery {
  id: string;
  owner: string;
  kind: string;
  facts: JobFacts | BalanceFacts | TopUpFacts | VisitsTold | Record<string, never>;
  createdAt: Date;
  tries: number;
  /** Null for a letter. */
  webhookId: string | null;
  /** Null when the webhook was deleted meanwhile, or the partner has none any more. */
  url: string | null;
}

export type DeliveryOutcome =
  | { kind: "delivered"; status: number | null }
  /** `final`: retrying would not help. */
  | { kind: "failed"; status: number | null; problem: DeliveryProblem; final: boolean };
