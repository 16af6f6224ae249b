import type { Language } from "#protocol/language";
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
  /** `forged`: it was not signed by the provider, or too long ago. Undefined: it tells nothing about money. */
  readEvent(body: Buffer, headers: Record<string, unknown>, nowSeconds: number): ProviderEvent | "forged" | undefined;
}
