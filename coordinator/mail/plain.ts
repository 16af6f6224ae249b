/** Removes control characters from somebody's own words, so that they cannot begin another line of a letter. */
export const plain = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
