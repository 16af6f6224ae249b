import { FIXED } from "../_language/french-numbers";

export type MessageTree = { readonly [name: string]: string | MessageTree };

/** French puts a space before these marks and inside its quotes, where no line may break. */
const fixed = (message: string) => message.replace(/ (?=[:;!?%»])|(?<=«) /g, FIXED);

/** Messages written with plain spaces, as they are to be read: the same tree. */
export function withFixedSpaces<Tree extends MessageTree>(messages: Tree): Tree {
  const inner = Object.entries(messages).map(([name, message]) => [
    name,
    typeof message === "string" ? fixed(message) : withFixedSpaces(message),
  ]);
  return Object.fromEntries(inner);
}
