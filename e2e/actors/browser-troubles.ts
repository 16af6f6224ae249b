import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** A directive of the sandbox's policy that engines do not support yet. */
const UNKNOWN_WEBRTC = /^Unrecognized Content-Security-Policy directive 'webrtc'\.$/;
/** The browser's log line about a refusal by the API, which the page handles. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** About a bucket whose CORS does not allow pages yet; the page tells its customer. */
const CLOSED_BUCKET = /^Access to fetch at 'http:\/\/127\.0\.0\.1:\d+\/bucket\/.* blocked by CORS policy/;

const isFailedLoadOfBucket = (message: ConsoleMessage) =>
  message.text().startsWith("Failed to load resource") &&
  new URL(message.location().url).pathname.startsWith("/bucket/");

/** Collects every error that a page of `context` logs from now on, and what its policy forbade it. */
export async function watchTroubles(context: BrowserContext): Promise<string[]> {
  const troubles: string[] = [];
  await context.addInitScript(logViolations);
  context.on("console", (message) => {
    if (isTrouble(message)) troubles.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => troubles.push(`${error.page()?.url()}: ${error.error().stack}`));
  return troubles;
}

/** Chromium logs no line where a script catches what the policy threw. What the sandbox's frame is denied is its own. */
function logViolations(): void {
  if (window !== window.top) return;
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
    console.error(`Content-Security-Policy: ${effectiveDirective} forbade ${blockedURI} in ${sourceFile}`),
  );
}

function isTrouble(message: ConsoleMessage): boolean {
  const text = message.text();
  if (message.type() !== "error" && !/Content.Security.Policy/i.test(text)) return false;
  if (UNKNOWN_WEBRTC.test(text)) return false;
  if (CLOSED_BUCKET.test(text) || isFailedLoadOfBucket(message)) return false;
  return !(REFUSED.test(text) && new URL(message.location().url).pathname.startsWith("/api/"));
}
