import { type NextRequest, NextResponse } from "next/server";
import { siteFacts } from "#coordinator/api/site-facts";
import { WINDOW_HEADER } from "./app/_server/window-header";

/** The button's window alone may speak to the page of another site that opened it. */
const LIGHT = "/light";

const dev = process.env.NODE_ENV === "development";

/**
 * The pages' Content-Security-Policy, with a nonce for each request: our own scripts and sheets only, workers from our own
 * origin, and frames from the sandbox's address alone, which is also what keeps the box from navigating itself elsewhere.
 */
export function proxy(request: NextRequest) {
  const { siteUrl, sandboxUrl } = siteFacts();
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // The tools of development put their sheets in by themselves.
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // React writes the `style` of an element into the page, and there is no nonce for attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${siteUrl.replace(/^http/, "ws")}`,
    "worker-src 'self'",
    `frame-src ${sandboxUrl}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const isLight = request.nextUrl.pathname === LIGHT;
  headers.set(WINDOW_HEADER, isLight ? "light" : "page");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isLight) response.headers.set("cross-origin-opener-policy", "unsafe-none");
  return response;
}

// The rest keeps the closed policy that every answer starts with.
export const config = { matcher: ["/((?!_next/|api/v1/|api/auth/).*)"] };
