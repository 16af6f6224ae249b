const HERE = "http://here.invalid";

/** The path to go back to after signing in, or `otherwise`: never another site, whatever the address bar says. */
export function localPath(next: string | string[] | undefined, otherwise: string): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, HERE)) return otherwise;
  const url = new URL(next, HERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // "/.//elsewhere.org" has this origin when parsed but reads as another one when followed.
  return url.origin === HERE && !path.startsWith("//") ? path : otherwise;
}
