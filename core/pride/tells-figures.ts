/** A figure about fewer households than these would be about somebody. */
export const MIN_HOUSEHOLDS_TOLD = 20;

/**
 * Whether a board may say how much each of its households computed. The city's sums are public, so what the listed ones
 * did tells the work of all others together: that must be the work of nobody, or of many.
 */
export const tellsFigures = (unlisted: number): boolean => unlisted === 0 || unlisted >= MIN_HOUSEHOLDS_TOLD;
