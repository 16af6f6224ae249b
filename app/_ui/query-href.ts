export type Query = Record<string, string | number | boolean | undefined>;

/** A link to `path` with the URL's state and some of it changed; undefined and "" leave a parameter out. */
export function queryHref(path: string, query: Query, changes: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
