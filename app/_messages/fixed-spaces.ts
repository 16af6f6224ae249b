import { fixedSpaces } from "#protocol/text/fixed-spaces";

export type MessageTree = { readonly [name: string]: string | MessageTree };

/** Messages written with plain spaces, as they are to be read: the same tree. */
export function withFixedSpaces<Tree extends MessageTree>(messages: Tree): Tree {
  const inner = Object.entries(messages).map(([name, message]) => [
    name,
    typeof message === "string" ? fixedSpaces(message) : withFixedSpaces(message),
  ]);
  return Object.fromEntries(inner);
}
