import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** The network between the city and its clients: connections pass through it, and it can be made unreliable. */
export class BadNetwork {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #targetPort = 0;
  #delayMs = 0;
  #cut = false;
  /** Connections that it broke. */
  broken = 0;

  private constructor() {
    this.#server = createServer((socket) => this.#join(socket));
  }

  static async listen(): Promise<BadNetwork> {
    const network = new BadNetwork();
    network.#server.listen(0, "127.0.0.1");
    await once(network.#server, "listening");
    return network;
  }

  get port(): number {
    const address = this.#server.address();
    if (typeof address !== "object" || !address) throw new Error("The proxy does not listen.");
    return address.port;
  }

  /** Where connections lead from now on. */
  leadTo(port: number) {
    this.#targetPort = port;
  }

  dropAll() {
    this.broken += this.#open.size;
    for (const socket of this.#open) socket.destroy();
  }

  /** Nobody gets through until it is restored. */
  cut() {
    this.#cut = true;
    this.dropAll();
  }

  /** Delays every chunk of every stream. */
  slow(delayMs: number) {
    this.#delayMs = delayMs;
  }

  mend() {
    this.#cut = false;
    this.#delayMs = 0;
  }

  close() {
    this.dropAll();
    this.#server.close();
  }

  #join(near: Socket) {
    if (this.#cut) return near.destroy();
    const far = connect(this.#targetPort, "127.0.0.1");
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      this.#open.add(socket);
      socket.once("close", () => {
        this.#open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    for (const way of [
      [near, far],
      [far, near],
    ] as const)
      pipeline(way[0], this.#line(), way[1]).catch(() => undefined); // Both ends are destroyed with the first that breaks.
  }

  #line(): Transform {
    return new Transform({
      transform: (chunk, _encoding, done) => {
        if (this.#delayMs === 0) done(null, chunk);
        else setTimeout(() => done(null, chunk), this.#delayMs);
      },
    });
  }
}
