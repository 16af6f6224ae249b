/** French has a comma before the cents; with three digits after it it may be a thousand. */
const CENTS_AFTER_COMMA = /,(\d{1,2})$/;

/** An amount of money as the API takes it, from what a person typed. */
export const typedAmount = (text: string): string => text.trim().replace(CENTS_AFTER_COMMA, ".$1");
