type Token = { char: string } | "any-char" | "any-name" | "any-path" | "any-folders";

/** Which keys of a bucket match. */
export interface ObjectPattern {
  /** All matching keys begin with it; the whole key if `isExact`. */
  prefix: string;
  /** How many characters of a key are folders that the pattern names without wildcards. */
  folderChars: number;
  isExact: boolean;
  matches(key: string): boolean;
}

/**
 * `*` is any piece of a name, `?` one character of it, `**` anything, and two stars and a slash any number of folders, also none. What ends
 * with a slash means all that is below it. A key is looked through once, whatever the pattern is.
 */
export function objectPattern(text: string): ObjectPattern {
  const pattern = text === "" || text.endsWith("/") ? `${text}**` : text;
  const tokens = tokensOf(pattern);
  const firstWildcard = pattern.search(/[*?]/);
  const isExact = firstWildcard < 0;
  const prefix = isExact ? pattern : pattern.slice(0, firstWildcard);
  return {
    prefix,
    folderChars: prefix.lastIndexOf("/") + 1,
    isExact,
    matches: (key) => matches(tokens, key),
  };
}

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (const piece of pattern.match(/\*\*\/|\*\*|[\s\S]/gu) ?? []) {
    if (piece === "**/") tokens.push("any-folders");
    else if (piece === "**") tokens.push("any-path");
    else if (piece === "*") tokens.push("any-name");
    else tokens.push(piece === "?" ? "any-char" : { char: piece });
  }
  return tokens;
}

/** All positions in the pattern that are reachable after each character of the key. */
function matches(tokens: readonly Token[], key: string): boolean {
  let places = new Set<number>();
  const enter = (into: Set<number>, place: number) => {
    for (let at = place; ; at++) {
      into.add(at);
      const token = tokens[at];
      // These may match nothing.
      if (token !== "any-name" && token !== "any-path" && token !== "any-folders") return;
    }
  };
  enter(places, 0);
  for (const char of key) {
    const next = new Set<number>();
    for (const place of places) {
      const token = tokens[place];
      if (token === undefined) continue;
      if (typeof token === "object") {
        if (token.char === char) enter(next, place + 1);
      } else if (token === "any-char") {
        if (char !== "/") enter(next, place + 1);
      } else if (token === "any-name") {
        if (char !== "/") enter(next, place);
      } else if (token === "any-path" || char === "/") enter(next, place);
      // In the middle of a folder's name.
      else next.add(place);
    }
    if (next.size === 0) return false;
    places = next;
  }
  return places.has(tokens.length);
}
