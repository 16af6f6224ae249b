import { io, type Socket } from "socket.io-client";
import parser from "socket.io-msgpack-parser";
import { LIVE_NAMESPACE, type LiveToPage, type PageToLive } from "#protocol/live-messages";

export type LiveSocket = Socket<LiveToPage, PageToLive>;

/** A socket that only watches, as this page's visitor. It comes back by itself; what it follows is said again at `connect`. */
export const openLiveSocket = (): LiveSocket => io(LIVE_NAMESPACE, { transports: ["websocket"], parser });
