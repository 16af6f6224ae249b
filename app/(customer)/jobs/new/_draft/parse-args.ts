export type ParsedArgs =
  | { kind: "args"; args: string[] }
  /** `at` is the position of the quote or backslash that was left open. */
  | { kind: "unclosed"; at: number; char: string };

const ENDS_WORD = /\s/;
const ESCAPED_IN_DOUBLE_QUOTES = /["\\]/;

/**
 * Reads a line as a shell would: words between blanks, '…' literally, "…" with \" and \\, and a backslash before any
 * other character. No variables, globs or comments: what is written is what the program gets.
 */
export function parseArgs(text: string): ParsedArgs {
  const args: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (ENDS_WORD.test(char)) {
      if (word !== undefined) args.push(word);
      word = undefined;
      at += 1;
      continue;
    }
    if (char === "\\" && at + 1 === text.length) return { kind: "unclosed", at, char };
    const piece = char === "'" ? readLiteral(text, at) : char === '"' ? readQuoted(text, at) : readPlain(text, at);
    if (piece === undefined) return { kind: "unclosed", at, char };
    word = (word ?? "") + piece.text;
    at = piece.end;
  }
  if (word !== undefined) args.push(word);
  return { kind: "args", args };
}

interface Piece {
  text: string;
  end: number;
}

function readPlain(text: string, at: number): Piece {
  return text.charAt(at) === "\\" ? { text: text.charAt(at + 1), end: at + 2 } : { text: text.charAt(at), end: at + 1 };
}

function readLiteral(text: string, at: number): Piece | undefined {
  const end = text.indexOf("'", at + 1);
  return end === -1 ? undefined : { text: text.slice(at + 1, end), end: end + 1 };
}

function readQuoted(text: string, at: number): Piece | undefined {
  let read = "";
  for (let next = at + 1; next < text.length; next++) {
    const char = text.charAt(next);
    if (char === '"') return { text: read, end: next + 1 };
    const escapes = char === "\\" && ESCAPED_IN_DOUBLE_QUOTES.test(text.charAt(next + 1));
    if (escapes) next += 1;
    read += text.charAt(next);
  }
  return undefined;
}
