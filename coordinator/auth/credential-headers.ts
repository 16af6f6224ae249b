import type { IncomingHttpHeaders } from "node:http";
import { ACTING_FOR_HEADER } from "#protocol/people/acting-for";
import { CLIENT_NETWORK_HEADER } from "./client-address";

const NAMES = ["authorization", "cookie", "origin", "sec-fetch-site", ACTING_FOR_HEADER, CLIENT_NETWORK_HEADER];

/** The headers of a request that identify its sender, the page it comes from, and the address. */
export function credentialHeaders(incoming: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const name of NAMES) {
    const value = incoming[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return headers;
}
