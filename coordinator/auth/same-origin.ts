import { refuse } from "../refusals/refuse";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses a change that another site's page requests on behalf of its signed-in visitor: such a request carries the
 * session cookie too. Requests with an API key need no such check, because no browser adds the key by itself.
 */
export function assertSameOrigin(method: string, headers: Headers, siteUrl: string): void {
  if (SAFE_METHODS.includes(method) || headers.has("authorization") || !headers.has("cookie")) return;
  const origin = headers.get("origin");
  if (origin === siteUrl || (origin === null && headers.get("sec-fetch-site") === "same-origin")) return;
  throw refuse("other-origin", { siteUrl });
}
