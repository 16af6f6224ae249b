import { DatabaseServers } from "./database-servers";

/** The one server of a `DATABASE_URL` that takes writes, for a command that is over before another is promoted. */
export async function primaryOf(databaseUrl: string): Promise<string> {
  const servers = new DatabaseServers(databaseUrl);
  const client = await servers.connect();
  await client.end();
  return servers.current;
}
