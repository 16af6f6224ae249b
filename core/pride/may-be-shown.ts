/** A letter may carry two marks, as in Vietnamese; more of them cover the lines around a name. */
const FORM = /^(?:[\p{L}\p{N}]\p{M}{0,2}|[ .&'’·-])+$/u;
const LETTERS = 2;
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/**
 * Whether a public name is letters, digits and plain punctuation, with at least two letters. Latin, Cyrillic and Greek do
 * not mix: names that pass for others are made of them. There is no `@`, so that it is never an email address, and
 * nothing invisible.
 */
export function mayBeShown(name: string): boolean {
  if (!FORM.test(name.normalize("NFC"))) return false;
  if ((name.match(/\p{L}/gu) ?? []).length < LETTERS) return false;
  return SCRIPTS.filter((script) => script.test(name)).length <= 1;
}
