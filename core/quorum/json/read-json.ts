/** A number as it was written: as floats, different numbers could be equal. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** JSON as it was written: no member hides another, and no key (such as `__proto__`) gets a special meaning. */
export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | Map<string, JsonValue>;

export type ReadJson = { kind: "json"; value: JsonValue } | { kind: "broken"; message: string };

const MAX_DEPTH = 500;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Up to the closing quote; the caller checks escapes. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const BLANK = /[ \t\n\r]*/y;
const LITERALS = { true: true, false: false, null: null } as const;

class Broken extends Error {}

/** Parses exactly one JSON value. Duplicate keys are refused, because parsers differ on which one counts. */
export function readJson(text: string): ReadJson {
  try {
    return { kind: "json", value: new Reader(text).whole() };
  } catch (error) {
    if (error instanceof Broken) return { kind: "broken", message: error.message };
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonValue {
    const value = this.#value(0);
    this.#take(BLANK);
    if (this.#at < this.#text.length) throw this.#broken("something follows the value");
    return value;
  }

  #value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) throw this.#broken(`it is nested more than ${MAX_DEPTH} deep`);
    this.#take(BLANK);
    switch (this.#text[this.#at]) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#literal();
    }
  }

  #object(depth: number): Map<string, JsonValue> {
    const members = new Map<string, JsonValue>();
    this.#at += 1;
    if (this.#skips("}")) return members;
    do {
      this.#take(BLANK);
      const name = this.#string();
      if (members.has(name)) throw this.#broken(`an object has the name ${JSON.stringify(name.slice(0, 40))} twice`);
      if (!this.#skips(":")) throw this.#broken("a colon is missing");
      members.set(name, this.#value(depth + 1));
    } while (this.#skips(","));
    if (!this.#skips("}")) throw this.#broken("an object is not closed");
    return members;
  }

  #array(depth: number): JsonValue[] {
    const values: JsonValue[] = [];
    this.#at += 1;
    if (this.#skips("]")) return values;
    do values.push(this.#value(depth + 1));
    while (this.#skips(","));
    if (!this.#skips("]")) throw this.#broken("a list is not closed");
    return values;
  }

  #string(): string {
    const quoted = this.#take(STRING);
    if (quoted === "") throw this.#broken("a quoted string is missing or not closed");
    try {
      return JSON.parse(quoted) as string;
    } catch {
      throw this.#broken("a string has an invalid escape or control character");
    }
  }

  #literal(): JsonValue {
    const number = this.#take(NUMBER);
    if (number !== "") return new JsonNumber(number);
    for (const [word, value] of Object.entries(LITERALS)) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    throw this.#broken(this.#at < this.#text.length ? "this is not a value" : "it ends too early");
  }

  #skips(mark: string): boolean {
    this.#take(BLANK);
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  /** What the pattern matches here, possibly nothing. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #broken(what: string): Broken {
    return new Broken(`${what} at character ${this.#at + 1}`);
  }
}
