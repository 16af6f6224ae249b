import pg from "pg";
import { serverUrls } from "./server-urls";

/** A server that does not take writes: a standby, or one that an operator made read-only. */
export class StandbyError extends Error {
  readonly code = "DATABASE_IS_STANDBY";

  constructor() {
    super("This database server is a standby, and takes no writes.");
  }
}

/**
 * The servers of a `DATABASE_URL`, of which one is the primary. Which one is learned by asking: whoever cannot connect, or
 * finds a standby, makes the next connection go to the next server, for everybody who shares this object.
 */
export class DatabaseServers {
  /** All of them, as configured. */
  readonly url: string;
  readonly #urls: readonly string[];
  readonly #open = new Map<pg.Client, string>();
  #at = 0;
  /** The class of the connections to whichever server is the primary, in the driver's form. */
  readonly Client: new (
    config?: pg.ClientConfig,
  ) => pg.Client;

  constructor(url: string) {
    this.url = url;
    this.#urls = serverUrls(url);
    this.Client = clientOf(this);
  }

  /** Where the primary was last seen, or may be. */
  get current(): string {
    return this.#urls[this.#at] as string;
  }

  get areSeveral(): boolean {
    return this.#urls.length > 1;
  }

  /** The server there is not the primary, or is gone. */
  leave(url: string) {
    if (url === this.current) this.#at = (this.#at + 1) % this.#urls.length;
  }

  /** The same, for a server that does not even close its connections: they are broken here. */
  abandon(url: string) {
    this.leave(url);
    for (const [client, server] of this.#open) if (server === url) client.connection.stream.destroy();
  }

  keep(client: pg.Client, url: string) {
    this.#open.set(client, url);
    client.once("end", () => this.#open.delete(client));
  }

  /** A connection to the primary, after trying each server at most once. */
  async connect(config: pg.ClientConfig = {}): Promise<pg.Client> {
    for (let left = this.#urls.length; ; left--) {
      const client = new this.Client(config);
      try {
        return await client.connect();
      } catch (error) {
        if (left <= 1) throw error;
      }
    }
  }
}

function clientOf(servers: DatabaseServers) {
  return class extends pg.Client {
    readonly #url: string;

    constructor(config: pg.ClientConfig = {}) {
      const url = servers.current;
      super({ ...config, connectionString: url });
      this.#url = url;
      // From the beginning, because a server may die between its welcome and the first query, which then fails.
      this.on("error", () => undefined);
    }

    override connect(): Promise<pg.Client>;
    override connect(callback: (error: Error | null) => void): void;
    override connect(callback?: (error: Error | null) => void): Promise<pg.Client> | undefined {
      const connected = this.#connectToPrimary();
      if (!callback) return connected;
      connected.then(() => callback(null), callback);
      return undefined;
    }

    async #connectToPrimary(): Promise<pg.Client> {
      servers.keep(this, this.#url);
      try {
        await super.connect();
        // A single server is what the operator named, and asking would cost each connection a round trip.
        if (servers.areSeveral) await this.#refuseStandby();
        return this;
      } catch (error) {
        servers.leave(this.#url);
        throw error;
      }
    }

    async #refuseStandby() {
      const { rows } = await this.query<{ transaction_read_only: string }>("SHOW transaction_read_only");
      if (rows[0]?.transaction_read_only !== "on") return;
      await this.end();
      throw new StandbyError();
    }
  };
}
