/** Whose a partner's deliveries are: its own, so that they take no turn of its owner's other ones. */
export const deliveriesOf = (partnerId: string): string => `partner:${partnerId}`;
