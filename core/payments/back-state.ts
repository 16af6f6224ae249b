const RANKS = { asked: 0, open: 1, done: 2, undone: 3 } as const;

/**
 * Of money that goes back to a card. `asked`: the provider has not answered yet; `open`: the bank decides on a dispute, and
 * has the money meanwhile; `done`: refunded, or the dispute is lost; `undone`: the refund failed, or the dispute is won.
 */
export type BackState = keyof typeof RANKS;
export const BACK_STATES = Object.keys(RANKS) as BackState[];

/** What is known after both: the same in whichever order they were told. */
export const laterBack = (a: BackState, b: BackState): BackState => (RANKS[a] >= RANKS[b] ? a : b);

/** How much of it has left the city. */
export const goneCents = ({ state, cents }: { state: BackState; cents: number }) => (state === "undone" ? 0 : cents);
