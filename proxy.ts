import { type NextRequest, NextResponse } from "next/server";
import { siteFacts } from "#coordinator/api/site-facts";

const dev = process.env.NODE_ENV === "development";

/**
 * The pages' Content-Security-Policy, with a nonce for each request: our own scripts only, workers from our own origin,
 * and frames from the sandbox's address alone, which is also what keeps the box from navigating itself elsewhere.
 */
export function proxy(request: NextRequest) {
  const { siteUrl, boxUrl } = siteFacts();
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${siteUrl.replace(/^http/, "ws")}`,
    "worker-src 'self'",
    `frame-src ${boxUrl}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image|api/|icon|favicon).*)"] };
