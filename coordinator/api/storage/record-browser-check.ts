import { type CheckedConnection, CheckFindings, RecordBrowserCheckInput } from "#protocol/api/storage";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { isBucketError } from "../../buckets/bucket-error";
import { removeProbe } from "../../buckets/check-bucket";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { countCheck } from "./check-now";
import { connectionView } from "./connection-view";
import { ownConnection } from "./own-connection";

/** Adds the findings of the customer's browser to this server's, and removes the test objects. */
export async function recordBrowserCheck({ ctx, input }: Call<unknown>): Promise<CheckedConnection> {
  const owner = requirePerson(ctx).id;
  const { name, findings } = parseInput(RecordBrowserCheckInput, input);
  const { connections, config } = handle();
  const known = connectionView(await ownConnection(owner, name));
  countCheck(owner);
  const fromServer = known.findings.filter(({ step }) => step !== "browser-read" && step !== "browser-write");
  await connections.keepFindings(owner, name, CheckFindings.parse([...fromServer, ...findings]));
  if (!known.readOnly) await tidyUp(owner, name);
  return { connection: connectionView(await ownConnection(owner, name)), origin: config.siteUrl, probe: null };
}

async function tidyUp(owner: string, name: string) {
  const { connections, outbound } = handle();
  try {
    const connection = await connections.byName(owner, name);
    const signal = AbortSignal.timeout(LIMITS.MAX_BUCKET_CHECK_MS);
    if (connection) await removeProbe({ connection, outbound, signal });
  } catch (error) {
    if (!isBucketError(error)) throw error;
  }
}
