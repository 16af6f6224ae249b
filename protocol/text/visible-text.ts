const BLANKS = /[\s\p{Zl}\p{Zp}]+/gu;
/** Control characters, direction marks, halves of surrogate pairs, private and unassigned ones. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/** Text on one line, in which nothing is invisible and nothing turns the direction of what follows. */
export const visibleText = (text: string): string => text.replace(BLANKS, " ").replace(UNSEEN, "").normalize("NFC");
