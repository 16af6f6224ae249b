import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** The network between the city and its clients: connections pass through it, and it can be made unreliable. */
export class BadNetwork {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #targets: readonly number[] = [];
  #turn = 0;
  #delayMs = 0;
  #cut = false;
  /** Connections that it broke. */
  broken = 0;

  private constructor() {
    this.#server = createServer((socket) => void this.#join(socket));
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

  /** Where connections lead from now on: in turn to those of these ports that answer. */
  leadTo(...ports: readonly number[]) {
    this.#targets = ports;
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

  async #join(near: Socket) {
    // Until they are joined nobody else listens for errors of it.
    near.on("error", () => near.destroy());
    const far = this.#cut ? undefined : await this.#reach();
    if (!far || this.#cut || near.destroyed) {
      near.destroy();
      far?.destroy();
      return;
    }
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

  /** A connection to the next target that answers. */
  async #reach(): Promise<Socket | undefined> {
    for (let tries = 0; tries < this.#targets.length; tries++) {
      const far = connect(this.#targets[this.#turn++ % this.#targets.length] ?? 0, "127.0.0.1");
      if (
        await once(far, "connect").then(
          () => true,
          () => false,
        )
      )
        return far;
    }
    return undefined;
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
