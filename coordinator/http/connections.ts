import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Tracks every connection of a server, including upgraded ones, which the server no longer knows and nevertheless waits
 * for when it is closed.
 */
export function trackConnections(http: Server) {
  const open = new Set<Socket>();
  let over = false;
  // One function for all: a closure for each, and its `once` wrapper, would take a third of a kilobyte per connection.
  function closed(this: Socket) {
    open.delete(this);
  }
  http.on("connection", (socket: Socket) => {
    if (over) return socket.destroy();
    open.add(socket);
    socket.on("close", closed);
  });
  return {
    /** These, and any new ones. */
    destroy() {
      over = true;
      for (const socket of open) socket.destroy();
    },
  };
}
