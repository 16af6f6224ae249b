import { permissionsPolicy } from "./permissions-policy";

const YEAR_SECONDS = 31_536_000;

/** An answer that is no page may load nothing, run nothing and be framed by nobody, whatever its bytes are taken for. */
const CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Kept from every page but for what the donation page needs on its own origin; frames in it, the sandbox above all, get none of it. */
const PAGES_MAY = ["compute-pressure", "screen-wake-lock", "fullscreen"];

/** Once a browser has come by TLS it comes by nothing else. The city's other hosts are not ours to bind. */
export const transportHeaders = (siteUrl: string): Record<string, string> =>
  siteUrl.startsWith("https:") ? { "strict-transport-security": `max-age=${YEAR_SECONDS}` } : {};

/**
 * What every answer of the city's own host carries unless its route says otherwise: closed first, so that a route that
 * forgets is safe. Pages get their own policy in `proxy.ts`.
 */
export const siteHeaders = (siteUrl: string): Record<string, string> => ({
  "content-security-policy": CLOSED,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": permissionsPolicy(PAGES_MAY),
  // Nothing of an address leaves the city; `no-referrer` would take the origin from its own forms too.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  ...transportHeaders(siteUrl),
});
