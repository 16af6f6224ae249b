import type { IncomingMessage } from "node:http";

/** The requested path; an invalid URL, such as `//`, is returned unchanged. */
export function pathOf({ url = "/" }: IncomingMessage): string {
  return URL.canParse(url, "http://site") ? new URL(url, "http://site").pathname : url;
}
