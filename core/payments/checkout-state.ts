const RANKS = { open: 0, failed: 1, expired: 2, paid: 3 } as const;

/** Of a payment by card: it is paid once the provider has said so, whatever else it said before or after. */
export type CheckoutState = keyof typeof RANKS;
export const CHECKOUT_STATES = Object.keys(RANKS) as CheckoutState[];

export const laterCheckout = (a: CheckoutState, b: CheckoutState): CheckoutState => (RANKS[a] >= RANKS[b] ? a : b);
