import type { IncomingMessage } from "node:http";

/** Sockets are for the city's own pages and for programs: a browser on another site's page sends its `origin`. */
export function mayConnect(
  { headers }: IncomingMessage,
  { siteUrl, sandboxUrl }: { siteUrl: string; sandboxUrl: string },
) {
  if (headers.host === new URL(sandboxUrl).host) return false;
  return headers.origin === undefined || headers.origin === siteUrl;
}
