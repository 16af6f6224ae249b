import { permissionsPolicy } from "./permissions-policy";

const YEAR_SECONDS = 31_536_000;

/**
 * A response that is not a page may load nothing, run nothing and be framed by nobody, whatever its bytes are taken
 * for.
 */
const CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/**
 * Denied to every page except for what the donation page needs on its own origin; frames in it, in particular the
 * sandbox, get none of it.
 */
const PAGES_MAY = ["compute-pressure", "screen-wake-lock", "fullscreen"];

/** HSTS: a browser that has connected over TLS uses nothing else. The city's other hosts are not ours to bind. */
export const transportHeaders = (siteUrl: string): Record<string, string> =>
  siteUrl.startsWith("https:") ? { "strict-transport-security": `max-age=${YEAR_SECONDS}` } : {};

/**
 * Headers of every response of the city's own host unless its route overrides them: closed by default, so that a route
 * that forgets is safe. Pages get their own policy in `proxy.ts`.
 */
export const siteHeaders = (siteUrl: string): Record<string, string> => ({
  "content-security-policy": CLOSED,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": permissionsPolicy(PAGES_MAY),
  // No part of a URL leaves the city; `no-referrer` would also remove the origin from its own forms.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  ...transportHeaders(siteUrl),
});
