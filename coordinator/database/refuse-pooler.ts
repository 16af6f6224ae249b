import pg from "pg";

/** Of those that take connections meanwhile, one gets the server's connection that was ours before, if it is lent at all. */
const TRIES = 3;

/**
 * Throws when a pooler lends each transaction another connection to the server, as PgBouncer does in the modes `transaction`
 * and `statement`: locks of a coordinator, settings of its connections and what it listens to would silently be somebody
 * else's.
 */
export async function refusePooler(url: string): Promise<void> {
  const clients: pg.Client[] = [];
  const connect = async () => {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {}); // told by the query that it broke
    clients.push(client);
    await client.connect();
    return client;
  };
  try {
    const first = await connect();
    const own = await serverOf(first);
    for (let tries = 0; tries < TRIES; tries++) {
      const other = await connect();
      // A pooler that lends by statement allows none.
      await other.query("BEGIN").catch((cause) => {
        throw new Error(LENT, { cause });
      });
      if ((await serverOf(other)) === own || (await serverOf(first)) !== own) throw new Error(LENT);
    }
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

const serverOf = async (client: pg.Client) =>
  (await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows[0]?.pid;

const LENT =
  "DATABASE_URL leads to a pooler that lends connections by transaction (PgBouncer's pool_mode). The site keeps locks and listens " +
  "on connections of its own, and pools them itself: give the address of PostgreSQL, or let the pooler work by session.";
