type MessageTree = { readonly [name: string]: string | MessageTree };

/** Every message of a tree with its path. */
export function* messagesOf(tree: MessageTree, path = ""): Generator<[path: string, message: string]> {
  for (const [name, inner] of Object.entries(tree)) {
    const at = path === "" ? name : `${path}.${name}`;
    if (typeof inner === "string") yield [at, inner];
    else yield* messagesOf(inner, at);
  }
}
