import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectPool } from "./connect-pool";
import { isDatabaseAway } from "./database-away";
import { DatabaseServers } from "./database-servers";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";
import { watchServer } from "./watch-server";

const EVERY_MS = 20;
const SILENT_MS = 300;

/** A network address of the test's database, which can fall silent as when its cable is pulled. */
class Address {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isSilent = false;

  private constructor(database: string) {
    this.#server = createServer((near) => {
      const far = connect(database);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on("error", () => undefined);
        if (this.#isSilent) socket.pause();
      }
      if (this.#isSilent) return;
      near.pipe(far);
      far.pipe(near);
    });
  }

  static async open(database: string): Promise<Address> {
    const address = new Address(database);
    address.#server.listen(0, "127.0.0.1");
    await once(address.#server, "listening");
    return address;
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  fallSilent() {
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  close() {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

let database: Database;
let addresses: Address[];
let servers: DatabaseServers;

beforeEach(async () => {
  database = await testDatabase();
  const { host, database: name } = new pg.Client({ connectionString: database.url });
  const socket = path.join(host, ".s.PGSQL.5432");
  addresses = [await Address.open(socket), await Address.open(socket)];
  servers = new DatabaseServers(
    `postgresql://postgres@${addresses.map(({ port }) => `127.0.0.1:${port}`).join(",")}/${name}`,
  );
});

afterEach(async () => {
  for (const address of addresses) address.close();
  await database.close();
});

test("a server that falls silent is given up, and the next query goes to the other one", async () => {
  const pool = connectPool(servers);
  const watch = watchServer(servers, { everyMs: EVERY_MS, silentMs: SILENT_MS });
  const first = servers.current;
  await pool.query("SELECT 1");
  addresses[0]?.fallSilent();
  const failure = await pool.query("SELECT 1").then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(isDatabaseAway(failure)).toBe(true);
  expect((await pool.query("SELECT 1")).rowCount).toBe(1);
  expect(servers.current).not.toBe(first);
  await watch.close();
  await pool.end();
});

test("a slow query of a server that answers others is left alone", async () => {
  const pool = connectPool(servers);
  const watch = watchServer(servers, { everyMs: EVERY_MS, silentMs: SILENT_MS });
  expect((await pool.query("SELECT pg_sleep($1)", [(3 * SILENT_MS) / 1_000])).rowCount).toBe(1);
  await watch.close();
  await pool.end();
});

test("who finds a standby goes to the next server, and says so when there is none that takes writes", async () => {
  const { rows } = await database.pool.query<{ name: string }>("SELECT current_database() AS name");
  await database.pool.query(`ALTER DATABASE ${rows[0]?.name} SET default_transaction_read_only = on`);
  const refused = await servers.connect().catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "DATABASE_IS_STANDBY" });
  expect(isDatabaseAway(refused)).toBe(true);
});
