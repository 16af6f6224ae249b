import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BucketFault } from "#protocol/api/storage";
import { LIMITS } from "#protocol/limits";
import { Bucket } from "../buckets/bucket";
import { isBucketError } from "../buckets/bucket-error";
import type { ConnectionStore } from "../buckets/connection-store";
import { presign } from "../buckets/presign";
import { answerText } from "../http/answer";
import { pathOf } from "../http/path-of";
import type { Route } from "../http/site-router";
import { connectionOf } from "../objects/sign-object";
import type { Outbound } from "../outbound/outbound";
import { isOutboundError } from "../outbound/outbound-error";
import { RELAY_PREFIX, type Relay } from "./relay";

interface Parts {
  relay: Relay;
  connections: ConnectionStore;
  outbound: Outbound;
}

const STATUS: Partial<Record<BucketFault, number>> = { forbidden: 403, "no-object": 404, "object-changed": 412 };
const UNAVAILABLE = 503;
const FULL = "Too much goes through this site now. Come again.";
const OVER = { kind: "over" } as const;

/** Relays bytes for the tickets of `Relay`, chunk by chunk: no object is ever completely in memory. */
export function relayRoutes(parts: Parts): Route[] {
  const path = { prefix: RELAY_PREFIX };
  return [
    { method: "GET", path, handle: (request, response) => relayRead(parts, request, response) },
    { method: "PUT", path, upload: true, handle: (request, response) => relayWrite(parts, request, response) },
  ];
}

const tokenOf = (request: IncomingMessage) => pathOf(request).slice(RELAY_PREFIX.length);

async function relayRead(parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const { relay, connections, outbound } = parts;
  // A HEAD request reads nothing and uses up nothing.
  const opened = request.method === "GET" ? relay.openRead(tokenOf(request)) : OVER;
  if (opened.kind === "full") return answerText(response, UNAVAILABLE, FULL);
  if (opened.kind === "over") return answerText(response, 404, "This link has expired.");
  const { ticket, end, isHeld } = opened;
  const passed = { bytes: 0 };
  try {
    if (!isHeld()) return answerText(response, 404, "This link has expired.");
    const { connectionId, owner, key, etag, range } = ticket;
    const connection = await connectionOf(connections, connectionId, owner);
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(LIMITS.MAX_LINK_MS)]);
    const terms = { ...(range ? { range } : {}), ...(etag === "" ? {} : { etag }), signal };
    const object = await new Bucket({ connection, outbound, signal }).read(key, terms);
    if (object.bytes !== ticket.bytes) {
      object.close();
      return answerText(response, 412, "The object is not what it was.");
    }
    response.writeHead(range ? 206 : 200, {
      "content-type": "application/octet-stream",
      "content-length": object.bytes,
      "cache-control": "no-store",
      "content-disposition": "attachment",
      ...(object.etag === "" ? {} : { etag: object.etag }),
      ...(range ? { "content-range": `bytes ${range.start}-${range.end - 1}/${object.totalBytes}` } : {}),
    });
    await pipeline(Readable.from(relay.pace.through(object.body, passed)), response);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else answerText(response, statusOf(error), "The bucket refused to send it.");
  } finally {
    end(passed.bytes);
  }
}

async function relayWrite(parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const { relay, connections, outbound } = parts;
  const ticket = relay.openWrite(tokenOf(request));
  if (!ticket) return refuse(request, response, 404, "This link has expired.");
  const { connectionId, owner, key, bytes, checksum, part } = ticket;
  if (Number(request.headers["content-length"]) !== bytes)
    return refuse(request, response, 413, `This link allows ${bytes} bytes.`);
  const end = relay.begin(ticket);
  if (!end) return refuse(request, response, UNAVAILABLE, FULL);
  const passed = { bytes: 0 };
  try {
    const expiresMs = Math.ceil(relay.leftOf(ticket));
    const connection = await connectionOf(connections, connectionId, owner);
    const { url, headers } = await presign(connection, "PUT", key, {
      expiresMs,
      checksum,
      bytes,
      ...(part && { part }),
    });
    const answer = await outbound.call(new URL(url), {
      method: "PUT",
      headers: { ...headers, "content-length": String(bytes) },
      body: Readable.from(relay.pace.through(request, passed)),
      signal: AbortSignal.timeout(expiresMs),
    });
    answer.body.destroy();
    answerText(response, answer.status, "");
  } catch (error) {
    if (response.headersSent) response.destroy();
    else refuse(request, response, statusOf(error), "The bucket refused it.");
  } finally {
    end(passed.bytes);
  }
}

function statusOf(error: unknown): number {
  if (isBucketError(error)) return STATUS[error.fault] ?? UNAVAILABLE;
  const isOver = error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");
  if (isOver || isOutboundError(error)) return UNAVAILABLE;
  throw error;
}

/** Responds without reading the rest of the body, and ends the connection so that it is not sent. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, text: string) {
  response.setHeader("connection", "close");
  answerText(response, status, text);
  request.resume();
}
