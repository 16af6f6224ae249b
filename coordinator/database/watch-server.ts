import type pg from "pg";
import { LIMITS } from "#protocol/limits";
import type { DatabaseServers } from "./database-servers";

const PACE = { everyMs: 5_000, silentMs: LIMITS.MAX_DATABASE_SILENCE_MS };

/**
 * Notices a server that has fallen silent without closing its connections, as after a power cut: the system itself would
 * wait for a quarter of an hour. All connections are then broken and opened anew, at another server if there is one.
 */
export function watchServer(servers: DatabaseServers, pace: { everyMs: number; silentMs: number } = PACE) {
  const { everyMs, silentMs } = pace;
  let client: pg.Client | undefined;
  let isLooking = false;
  let isClosed = false;

  async function look() {
    if (isLooking) return;
    isLooking = true;
    const watched = servers.current;
    const silence = setTimeout(() => servers.abandon(watched), silentMs);
    try {
      client ??= await servers.connect({ connectionTimeoutMillis: silentMs });
      if (isClosed) return await client.end();
      await client.query("SELECT");
    } catch {
      const broken = client;
      client = undefined;
      await broken?.end().catch(() => undefined);
    } finally {
      clearTimeout(silence);
      isLooking = false;
    }
  }

  const timer = setInterval(() => void look(), everyMs);
  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
