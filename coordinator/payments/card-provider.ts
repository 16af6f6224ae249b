import type { CheckoutState } from "#core/payments/checkout-state";
import type { WhyStopped } from "#core/payments/why-stopped";
import type { Language } from "#protocol/text/language";
import type { ProviderEvent } from "./provider-event";

export interface NewCheckout {
  /** Ours. The same one is started once, however often it is asked for. */
  paymentId: string;
  cents: number;
  email: string;
  language: Language;
}

export interface NewRefund {
  /** Ours, as above. */
  refundId: string;
  /** The provider's number of the payment. */
  intent: string;
  cents: number;
}

/** A card that a customer lets the city charge; all but the first are the provider's words. */
export interface KeptCard {
  setup: string;
  holder: string;
  method: string;
  brand: string;
  lastDigits: string;
}

export interface NewCharge extends Pick<KeptCard, "holder" | "method"> {
  /** Ours, as above. */
  paymentId: string;
  cents: number;
}

/** `open`: the bank has not decided yet, and an event will tell. */
export type Charged =
  | { state: Extract<CheckoutState, "open" | "paid">; intent: string }
  | { state: "failed"; why: Extract<WhyStopped, "declined" | "needs-owner"> };

export type Sent<Answer> =
  | ({ kind: "answered" } & Answer)
  /** It will not be done, for this reason in the provider's words. */
  | { kind: "refused"; why: string }
  /** Nobody knows: it may have been done, and is asked for again with the same id. */
  | { kind: "unknown" };

/** Who takes customers' cards. It knows the cards; this site never sees them. */
export interface CardProvider {
  /** `url`: where the customer pays. */
  startCheckout(checkout: NewCheckout): Promise<Sent<{ session: string; url: string }>>;
  refund(refund: NewRefund): Promise<Sent<{ providerId: string; state: "done" | "undone" }>>;
  /** `url`: where the customer types a card that is charged later. */
  startSaving(saving: Pick<NewCheckout, "email" | "language"> & { cardId: string }): Promise<Sent<{ url: string }>>;
  readCard(setup: string): Promise<Sent<{ card: KeptCard }>>;
  /** Without the customer. */
  charge(charge: NewCharge): Promise<Sent<{ charged: Charged }>>;
  /** Whoever has them: all of their cards. */
  forgetCards(holder: string): Promise<Sent<object>>;
  /** `forged`: it was not signed by the provider, or too long ago. Undefined: it tells nothing about money. */
  readEvent(body: Buffer, headers: Record<string, unknown>, nowSeconds: number): ProviderEvent | "forged" | undefined;
}
