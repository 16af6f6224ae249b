import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BucketFault } from "#protocol/api/storage";
import { LIMITS } from "#protocol/limits";
import { Bucket } from "../buckets/bucket";
import { isBucketError } from "../buckets/bucket-error";
import type { ConnectionStore } from "../buckets/connection-store";
import { presign } from "../buckets/presign";
import { answerRefusal, answerText } from "../http/answer";
import { pathOf } from "../http/path-of";
import type { Route } from "../http/site-router";
import { connectionOf } from "../objects/sign-object";
import type { Outbound } from "../outbound/outbound";
import { isOutboundError } from "../outbound/outbound-error";
import type { ApiError } from "../refusals/api-error";
import { refuse } from "../refusals/refuse";
import { RELAY_PREFIX, type Relay } from "./relay";

interface Parts {
  relay: Relay;
  connections: ConnectionStore;
  outbound: Outbound;
}

const REFUSED: Partial<Record<BucketFault, () => ApiError>> = {
  forbidden: () => refuse("relayed-bucket-forbids"),
  "no-object": () => refuse("relayed-object-gone"),
  "object-changed": () => refuse("relayed-object-changed"),
};
/** What the bucket itself answers to a condition that does not hold. */
const CHANGED = 412;
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
  if (opened.kind === "full") return answerRefusal(request, response, refuse("relay-full"));
  if (opened.kind === "over") return answerRefusal(request, response, refuse("relay-link-over"));
  const { ticket, end, isHeld } = opened;
  const passed = { bytes: 0 };
  try {
    if (!isHeld()) return answerRefusal(request, response, refuse("relay-link-over"));
    const { connectionId, owner, key, etag, range } = ticket;
    const connection = await connectionOf(connections, connectionId, owner);
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(LIMITS.MAX_LINK_MS)]);
    const terms = { ...(range ? { range } : {}), ...(etag === "" ? {} : { etag }), signal };
    const object = await new Bucket({ connection, outbound, signal }).read(key, terms);
    if (object.bytes !== ticket.bytes) {
      object.close();
      return answerRefused(request, response, refuse("relayed-object-changed"));
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
    else answerRefused(request, response, refusalOf(error));
  } finally {
    end(passed.bytes);
  }
}

async function relayWrite(parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const { relay, connections, outbound } = parts;
  const ticket = relay.openWrite(tokenOf(request));
  if (!ticket) return refuseBody(request, response, refuse("relay-link-over"));
  const { connectionId, owner, key, bytes, checksum, part } = ticket;
  if (Number(request.headers["content-length"]) !== bytes)
    return refuseBody(request, response, refuse("relay-other-length", { bytes }));
  const end = relay.begin(ticket);
  if (!end) return refuseBody(request, response, refuse("relay-full"));
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
    else refuseBody(request, response, refusalOf(error));
  } finally {
    end(passed.bytes);
  }
}

function refusalOf(error: unknown): ApiError {
  if (isBucketError(error)) return (REFUSED[error.fault] ?? away)();
  const isOver = error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");
  if (isOver || isOutboundError(error)) return away();
  throw error;
}

const away = () => refuse("relayed-bucket-away");

const answerRefused = (request: IncomingMessage, response: ServerResponse, refused: ApiError) =>
  answerRefusal(request, response, refused, refused.code === "CONFLICT" ? CHANGED : undefined);

/** Responds without reading the rest of the body, and ends the connection so that it is not sent. */
function refuseBody(request: IncomingMessage, response: ServerResponse, refused: ApiError) {
  response.setHeader("connection", "close");
  answerRefused(request, response, refused);
  request.resume();
}
