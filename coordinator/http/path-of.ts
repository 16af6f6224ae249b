import type { IncomingMessage } from "node:http";

/** The path that is asked for; what is no address at all, such as `//`, is taken as it stands. */
export function pathOf({ url = "/" }: IncomingMessage): string {
  return URL.canParse(url, "http://site") ? new URL(url, "http://site").pathname : url;
}
