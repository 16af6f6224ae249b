import pg from "pg";
import { LIMITS } from "#protocol/limits";
import { DatabaseServers } from "./database-servers";

const CONNECTIONS = 20;

const INT8 = 20;

/** A URL, which may name several servers; or servers that several pools share, and what each learns about them. */
type Place = string | DatabaseServers;

/**
 * A pool on the primary of the database there. Its 64-bit integers arrive as numbers: counts, fuel and nanodollars of one row stay
 * below 2⁵³, and a larger value is an error. Sums of them are `numeric` and arrive as text.
 */
export function connectPool(place: Place): pg.Pool {
  return openPool(place, CONNECTIONS);
}

/** One connection, for a thread that plans inputs; it is closed while idle. */
export function connectReader(place: Place): pg.Pool {
  return openPool(place, 1);
}

/**
 * One more connection, only for commit groups: devices wait for these, so they must not queue behind people's requests.
 * Its statement is planned once, by keys, regardless of array sizes and table statistics: planning it each time would cost
 * as much as writing hundreds of rows.
 */
export function connectCommits(place: Place): pg.Pool {
  return openPool(place, 1, async (client) => {
    await client.query("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off");
  });
}

function openPool(place: Place, connections: number, onConnect?: (client: pg.ClientBase) => Promise<void>): pg.Pool {
  const servers = typeof place === "string" ? new DatabaseServers(place) : place;
  const pool = new pg.Pool({
    connectionString: servers.url,
    Client: servers.Client,
    max: connections,
    connectionTimeoutMillis: LIMITS.MAX_TRANSACTION_WAIT_MS,
    ...(onConnect ? { onConnect } : {}),
    types: { getTypeParser: (oid, format) => (oid === INT8 ? safeInteger : pg.types.getTypeParser(oid, format)) },
  });
  pool.on("error", () => {}); // An idle connection broke, for instance because the server restarted: the pool opens another.
  return pool;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large to be read as a number.`);
  return value;
}
