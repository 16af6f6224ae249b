import { stripVTControlCharacters } from "node:util";

const MAX_LENGTH = 600;
const STACK = /\n\s+at /;

/**
 * What an error says, in one line without its stack: what differed from what was expected is often said in the last
 * lines.
 *
 * @param {string | undefined} message
 */
export function toldError(message) {
  const [said = ""] = stripVTControlCharacters(message ?? "").split(STACK, 1);
  return said.replaceAll(/\s+/g, " ").trim().slice(0, MAX_LENGTH);
}
