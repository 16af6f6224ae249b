import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** A proxy to a site that counts every byte, in both directions. */
export interface CountingProxy {
  url: string;
  bytes(): number;
  close(): Promise<void>;
}

export async function countingProxy(siteUrl: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(siteUrl);
  const open = new Set<Socket>();
  let bytes = 0;
  const pass = (from: Socket, to: Socket) => {
    open.add(from);
    from.on("data", (piece) => {
      bytes += piece.length;
      to.write(piece);
    });
    from.on("error", () => to.destroy());
    from.on("close", () => {
      open.delete(from);
      to.destroy();
    });
  };
  const server = createServer((inside) => {
    const outside = connect(Number(port), hostname);
    pass(inside, outside);
    pass(outside, inside);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
