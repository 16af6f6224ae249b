import type { IncomingMessage } from "node:http";

/** Where the rest of the process reads who calls; only `stampClientAddress` may set it. */
export const CLIENT_ADDRESS_HEADER = "x-lamplighter-address";

const LOOPBACK = /^(::1|127\.|::ffff:127\.)/;

/**
 * Writes the caller's address into the request, over whatever it claimed. Call it first for every request. A reverse
 * proxy on this machine is believed about whom it speaks for.
 */
export function stampClientAddress(request: IncomingMessage): void {
  const peer = request.socket.remoteAddress ?? "";
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  request.headers[CLIENT_ADDRESS_HEADER] = LOOPBACK.test(peer) && forwarded ? forwarded : peer;
}
