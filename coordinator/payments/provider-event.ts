import type { BackState } from "#core/payments/back-state";
import type { CheckoutState } from "#core/payments/checkout-state";

interface Money {
  cents: number;
  /** In lower case. */
  currency: string;
}

/** What a provider has told, after its signature was checked. Events come in any order, and more than once. */
export type ProviderEvent = { id: string } & (
  | ({
      kind: "checkout";
      session: string;
      paymentId: string | null;
      intent: string | null;
      state: CheckoutState;
    } & Money)
  /** Money that goes back. `ours`: our own id of a refund that we asked for. */
  | ({ kind: "refund"; providerId: string; ours: string | null; intent: string; state: BackState } & Money)
  | ({ kind: "dispute"; providerId: string; intent: string; state: BackState } & Money)
);

/** What an event did; `unplaced`: it is about money that this site does not know, and a treasurer must look at it. */
export type Outcome = "counted" | "unplaced";
