/** What no alphabet needs: controls, halves of characters, private characters, marks that climb, and invisible signs except those that join an emoji. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029]|(?!\u200d)\p{Cf}|\p{M}{3}/u;
/** An address of a site or of mail, also where it could only be meant as one. */
const LINK = /:\/\/|\bwww\.|[\p{L}\p{N}]\.\p{L}{2}|@\S/iu;

/** Why a few lines to strangers are not plain text, if they are not. Full-width and other look-alike dots count as dots. */
export function letterFault(text: string): "unseen-characters" | "link-in-letter" | undefined {
  if (UNSEEN.test(text)) return "unseen-characters";
  return LINK.test(text.normalize("NFKC").replace(/[\u3002\u30fb]/g, ".")) ? "link-in-letter" : undefined;
}
