import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Canary = Awaited<ReturnType<typeof openCanary>>;

/** A server in the city's own network, which no customer has a reason to reach; it counts who did. */
export async function openCanary() {
  let reached = 0;
  const server = createServer((_, response) => response.end("the city's own")).on("connection", () => {
    reached += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    reached: () => reached,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
