import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Every connection of a server, upgraded ones too: those the server itself does not know any more, and yet waits for
 * when it is closed.
 */
export function trackConnections(http: Server) {
  const open = new Set<Socket>();
  let over = false;
  // One for all: a closure, and what `once` wraps it in, would be a third of a kilobyte for each.
  function closed(this: Socket) {
    open.delete(this);
  }
  http.on("connection", (socket: Socket) => {
    if (over) return socket.destroy();
    open.add(socket);
    socket.on("close", closed);
  });
  return {
    /** These, and any that still comes. */
    destroy() {
      over = true;
      for (const socket of open) socket.destroy();
    },
  };
}
