import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Every connection of a server, upgraded ones too: those the server itself does not know any more, and yet waits for
 * when it is closed.
 */
export function trackConnections(http: Server) {
  const open = new Set<Socket>();
  http.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return {
    destroy() {
      for (const socket of open) socket.destroy();
    },
  };
}
