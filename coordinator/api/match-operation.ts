import type { Operation } from "#protocol/api/operation";

export type Match<Entry extends Operation> =
  | { kind: "found"; operation: Entry; params: Record<string, string> }
  /** The path exists, but only for other methods. */
  | { kind: "other-methods"; methods: string[] }
  | { kind: "unknown" };

/** Finds the operation that answers `method` at `path`. A fixed path wins over one with a parameter in its place. */
export function matchOperation<Entry extends Operation>(
  table: readonly Entry[],
  method: string,
  path: string,
): Match<Entry> {
  const given = path.split("/").map(decode);
  const fitting = table.flatMap((operation) => {
    const params = paramsOf(operation.path.split("/"), given);
    return params ? [{ operation, params }] : [];
  });
  const fixedFirst = fitting.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const found = fixedFirst.find(({ operation }) => operation.method === method);
  if (found) return { kind: "found", ...found };
  if (fitting.length === 0) return { kind: "unknown" };
  return { kind: "other-methods", methods: fitting.map(({ operation }) => operation.method) };
}

function paramsOf(pattern: string[], given: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [at, piece] of pattern.entries()) {
    const [, name, rest] = /^\{(\w+)(\*?)\}$/.exec(piece) ?? [];
    if (name === undefined) {
      if (piece !== given[at]) return undefined;
      continue;
    }
    const value = rest ? given.slice(at).join("/") : given[at];
    if (!value) return undefined;
    params[name] = value;
    if (rest) return params;
  }
  return given.length === pattern.length ? params : undefined;
}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
