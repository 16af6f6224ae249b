import { lamplighter } from "#app/_client/lamplighter-client.ts";
import type { CheckedConnection } from "#protocol/api/storage";
import { tryBucket } from "#workers/page/try-bucket";

/** After this server's check: tries the links in this browser, and says what they came to. */
export async function checkFromHere(checked: CheckedConnection, trialUrl: string): Promise<CheckedConnection> {
  const { connection, probe } = checked;
  if (!probe) return checked;
  const findings = await tryBucket(trialUrl, probe);
  return lamplighter.recordBrowserCheck({ name: connection.name, findings });
}
