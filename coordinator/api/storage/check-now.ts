import type { CheckedConnection } from "#protocol/api/storage";
import { LIMITS } from "#protocol/limits";
import { isBucketError } from "../../buckets/bucket-error";
import { type BucketCheck, checkBucket } from "../../buckets/check-bucket";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { connectionView } from "./connection-view";
import { ownConnection } from "./own-connection";

/** Limits everything that ends in a check: this server must not call strangers' addresses arbitrarily often. */
export function countCheck(owner: string): void {
  if (handle().bucketChecks.take(owner, steadyNow())) return;
  throw refuse("too-many-bucket-checks", { max: LIMITS.MAX_BUCKET_CHECKS_PER_MINUTE });
}

/** Tests the owner's connection from this server, and stores the findings. */
export async function checkNow(owner: string, name: string, inBrowser: boolean): Promise<CheckedConnection> {
  const { connections, config } = handle();
  const { probe, findings } = await tryConnection(owner, name, inBrowser);
  await connections.keepFindings(owner, name, findings);
  return { connection: connectionView(await ownConnection(owner, name)), origin: config.siteUrl, probe };
}

async function tryConnection(owner: string, name: string, inBrowser: boolean): Promise<BucketCheck> {
  const { connections, outbound, config } = handle();
  try {
    const connection = await connections.byName(owner, name);
    if (!connection) return { findings: [], probe: null };
    const signal = AbortSignal.timeout(LIMITS.MAX_BUCKET_CHECK_MS);
    return await checkBucket({ connection, outbound, signal }, { inBrowser, origin: new URL(config.siteUrl).origin });
  } catch (error) {
    if (!isBucketError(error)) throw error;
    return { findings: [{ step: "list", fault: error.fault }], probe: null };
  }
}
