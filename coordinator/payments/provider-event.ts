import type { BackState } from "#core/payments/back-state";
import type { CheckoutState } from "#core/payments/checkout-state";
import type { WhyStopped } from "#core/payments/why-stopped";

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
  /** Of a saved card that was charged without its customer; `why`: it failed. */
  | ({
      kind: "charge";
      paymentId: string;
      intent: string;
      state: CheckoutState;
      why: Extract<WhyStopped, "declined" | "needs-owner"> | null;
    } & Money)
  /** Money that goes back. `ours`: our own id of a refund that we asked for. */
  | ({ kind: "refund"; providerId: string; ours: string | null; intent: string; state: BackState } & Money)
  | ({ kind: "dispute"; providerId: string; intent: string; state: BackState } & Money)
  /** A customer typed a card, to be charged later. No money. */
  | { kind: "card"; cardId: string; setup: string; holder: string }
);
export type MoneyEvent = Exclude<ProviderEvent, { kind: "card" }>;

/** What an event did; `unplaced`: it is about money that this site does not know, and a treasurer must look at it. */
export type Outcome = "counted" | "unplaced";
