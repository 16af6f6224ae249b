import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A connection to the server that nobody uses now, and what the server said when it began. */
interface Lent {
  socket: Socket;
  greeting: Buffer;
}

const SSL_REQUEST = 80_877_103;
/** ReadyForQuery, outside of a transaction. */
const IDLE = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/**
 * What PgBouncer does with `pool_mode=transaction`, as far as simple queries need it: after each transaction the client's
 * connection to the server goes back to the others, and the one that came back last is lent first.
 */
export async function transactionPooler(server: { host: string; port: number } | { path: string }) {
  const idle: Lent[] = [];
  const sockets = new Set<Socket>();

  async function lend(startup: Buffer): Promise<Lent> {
    const known = idle.pop();
    if (known) return known;
    const socket = connect(server);
    sockets.add(socket);
    socket.on("error", () => {});
    await once(socket, "connect");
    socket.write(startup);
    let greeting = Buffer.alloc(0);
    while (!greeting.subarray(-IDLE.length).equals(IDLE))
      greeting = Buffer.concat([greeting, (await once(socket, "data"))[0]]);
    return { socket, greeting };
  }

  const pooler = createServer((client) => {
    sockets.add(client);
    client.on("error", () => {});
    void serve(client);
  });

  async function serve(client: Socket) {
    let [startup] = (await once(client, "data")) as [Buffer];
    if (startup.readInt32BE(4) === SSL_REQUEST) {
      client.write("N");
      [startup] = (await once(client, "data")) as [Buffer];
    }
    const first = await lend(startup);
    idle.push(first);
    client.write(first.greeting);
    let held: Lent | undefined;
    let turn = Promise.resolve();
    client.on("data", (message: Buffer) => {
      // Terminate ends the client, not what it was lent.
      if (message[0] === 0x58) return void client.end();
      turn = turn.then(async () => {
        if (!held) {
          held = await lend(startup);
          const { socket } = held;
          socket.on("data", (answer: Buffer) => {
            client.write(answer);
            if (!held || !answer.subarray(-IDLE.length).equals(IDLE)) return;
            socket.removeAllListeners("data");
            idle.push(held);
            held = undefined;
          });
        }
        held.socket.write(message);
        const { socket } = held;
        await once(socket, "data");
      });
    });
  }

  await new Promise<void>((resolve) => pooler.listen(0, "127.0.0.1", resolve));
  return {
    port: (pooler.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      pooler.close();
    },
  };
}
