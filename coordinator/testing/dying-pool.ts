import type pg from "pg";
import { connectPool } from "../database/connect-pool";

const NAME = "dying";
const MAX_END_MS = 10_000;

export interface DyingPool {
  pool: pg.Pool;
  /** Whether the transaction whose answer it did not receive was committed. */
  hasCommitted(): boolean;
  /**
   * Ends its connections, as when a process dies, and their transactions; resolves when the database is done with them.
   */
  end(): Promise<void>;
}

/**
 * Connections of a process that dies before the statement with that number, from zero on: no later one reaches the
 * database. At the latest it dies when a transaction with a statement that begins with `last` has been committed,
 * before it hears so.
 */
export function dyingPool(alive: pg.Pool, { statement, last }: { statement: number; last: string }): DyingPool {
  const url = alive.options.connectionString ?? "";
  const pool = connectPool(`${url}${url.includes("?") ? "&" : "?"}application_name=${NAME}`);
  let [asked, isLast, hasCommitted, isDead] = [0, false, false, false];
  const die = () => {
    isDead = true;
    return new Error("The process died.");
  };
  pool.on("connect", (client) => {
    const { query } = client;
    const dying = (...call: unknown[]) => {
      if (isDead || asked++ === statement) return refuse(call, die());
      const text = textOf(call[0]).trim();
      isLast ||= text.startsWith(last);
      const answer: unknown = Reflect.apply(query, client, call);
      if (!isLast || text !== "COMMIT") return answer;
      return Promise.resolve(answer).then(() => {
        hasCommitted = true;
        throw die();
      });
    };
    Object.assign(client, { query: dying });
  });
  return {
    pool,
    hasCommitted: () => hasCommitted,
    async end() {
      await alive.query(
        "SELECT pg_terminate_backend(pid, $2) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()",
        [NAME, MAX_END_MS],
      );
    },
  };
}

/** In the driver's way: a pool's own queries use a callback. */
function refuse(call: readonly unknown[], error: Error) {
  const callback = call.at(-1);
  if (typeof callback !== "function") return Promise.reject(error);
  queueMicrotask(() => callback(error));
}

const textOf = (query: unknown) => (typeof query === "string" ? query : String((query as { text?: string }).text));
