import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** The one word that the sandbox's policy uses and engines do not know yet; it is kept for those that will. */
const UNKNOWN_WEBRTC = /^Unrecognized Content-Security-Policy directive 'webrtc'\.$/;
/** The browser's own note of a refusal of the API, which the page has read and put into words. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Of a bucket that does not let pages in yet, as its customer is told. */
const CLOSED_BUCKET = /^Access to fetch at 'http:\/\/127\.0\.0\.1:\d+\/bucket\/.* blocked by CORS policy/;

const isFailedLoadOfBucket = (message: ConsoleMessage) =>
  message.text().startsWith("Failed to load resource") &&
  new URL(message.location().url).pathname.startsWith("/bucket/");

/** Everything that the browser complains about on any page of `context`, from now on. */
export function watchTroubles(context: BrowserContext): string[] {
  const troubles: string[] = [];
  context.on("console", (message) => {
    if (isTrouble(message)) troubles.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`${error.page()?.url()}: ${error.error().stack}`));
  return troubles;
}

function isTrouble(message: ConsoleMessage): boolean {
  const text = message.text();
  if (message.type() !== "error" && !/Content.Security.Policy/i.test(text)) return false;
  if (UNKNOWN_WEBRTC.test(text)) return false;
  if (CLOSED_BUCKET.test(text) || isFailedLoadOfBucket(message)) return false;
  return !(REFUSED.test(text) && new URL(message.location().url).pathname.startsWith("/api/"));
}
