const FIXED = "\u00a0";

/** French puts a space before these marks and inside its quotes, where no line may break. */
export const fixedSpaces = (text: string) => text.replace(/ (?=[:;!?%»])|(?<=«) /g, FIXED);
