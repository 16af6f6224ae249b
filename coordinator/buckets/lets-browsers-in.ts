import type { Outbound } from "../outbound/outbound";
import { isOutboundError } from "../outbound/outbound-error";
import type { Connection } from "./connection";
import { objectUrl } from "./object-url";

export type BrowserMethod = "GET" | "PUT";

interface Ways {
  connection: Connection;
  outbound: Outbound;
  /** The site's, from which devices send requests. */
  origin: string;
}

const ANY_KEY = ".lamplighter/check-from-browser";
/** What links of each method are signed with. */
const HEADERS: Record<BrowserMethod, string> = { GET: "if-match,range", PUT: "x-amz-checksum-sha256" };

/** Sends the CORS preflight that a browser would send; it is another fault if the bucket does not respond at all. */
export async function letsBrowsersIn({ connection, outbound, origin }: Ways, method: BrowserMethod): Promise<boolean> {
  const headers = {
    origin,
    "access-control-request-method": method,
    "access-control-request-headers": HEADERS[method],
  };
  try {
    const answer = await outbound.call(objectUrl(connection, ANY_KEY), { method: "OPTIONS", headers });
    answer.body.destroy();
    const allowed = answer.headers["access-control-allow-origin"];
    const isBusy = answer.status === 429 || answer.status >= 500;
    return isBusy || (answer.status < 300 && (allowed === "*" || allowed === origin));
  } catch (error) {
    if (isOutboundError(error)) return true;
    throw error;
  }
}
