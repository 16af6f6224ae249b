/** A method and a URL template. */
export interface Route {
  method: string;
  path: string;
}

export interface RoutedCall {
  method: string;
  /** With the query, below /api/v1. */
  path: string;
  body?: string;
}

/** Puts an input's fields where the operation expects them: in the path, then in the body of a POST or the query. */
export function routeCall({ method, path: template }: Route, input: object): RoutedCall {
  const left = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = template.replace(/\{(\w+)\*?\}/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  if (method === "POST") return { method, path, body: JSON.stringify(Object.fromEntries(left)) };
  const query = new URLSearchParams(
    [...left].map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return { method, path: query === "" ? path : `${path}?${query}` };
}
