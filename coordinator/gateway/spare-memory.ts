import type { Namespace, Socket } from "socket.io";

/** A socket.io room for each device would take half a kilobyte that nobody uses. */
export function speakOneByOne({ adapter }: Pick<Namespace, "adapter">) {
  adapter.addAll = () => undefined;
}

/** Replaces the request that opened a connection: a second handshake on it is refused, and reads this. */
const NOTHING = Object.freeze({});
const SPENT = Object.freeze({ headers: NOTHING, connection: NOTHING, url: "", _query: NOTHING });

/**
 * The request that opened the connection, and the listeners for its headers, are no longer needed: for ten thousand
 * devices they are megabytes.
 */
export function forgetRequest({ conn, handshake }: Pick<Socket, "conn" | "handshake">) {
  Object.assign(conn, { request: SPENT });
  conn.transport.removeAllListeners("headers");
  Object.assign(handshake, { headers: NOTHING, auth: NOTHING, query: NOTHING, url: "" });
}
