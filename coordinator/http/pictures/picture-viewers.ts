import type { IncomingMessage } from "node:http";
import type { Pool } from "pg";
import type { State } from "#core/coordination/state";
import type { DeviceId, JobId } from "#core/ids";
import { callerOf } from "../../auth/client-address";
import type { Context } from "../../auth/context";
import type { Auth } from "../../auth/create-auth";
import { credentialHeaders } from "../../auth/credential-headers";
import type { Signer } from "../../auth/signatures";
import type { PictureParts } from "./picture-route";

interface ViewerParts {
  pool: Pool;
  auth: Auth;
  signatures: Signer;
  state: () => Readonly<State>;
  /** Whether the city knows this device and has not banned it. */
  isWelcome: (deviceId: string) => Promise<boolean>;
  mayFollowJob: (ctx: Context, jobId: string) => Promise<boolean>;
}

/** A device's page shows the picture for a while after its last unit of the job. */
const LATEST_RESULTS = 1_000;

/**
 * Pictures are for the job's customer, for admins, and for devices that compute it or recently did; those that are published
 * are for everybody.
 */
export function pictureViewers(parts: ViewerParts): PictureParts["viewerOf"] {
  const insider = insidersOf(parts);
  return async (request, jobId) => {
    const id = await insider(request, jobId);
    if (id !== undefined) return { id };
    if (!(await isPublished(parts.pool, jobId))) return undefined;
    return { id: callerOf(request)?.network ?? "this machine", isStranger: true };
  };
}

async function isPublished(pool: Pool, jobId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    "SELECT FROM job WHERE id = $1 AND published_at IS NOT NULL AND deleted_at IS NULL",
    [jobId],
  );
  return rowCount === 1;
}

function insidersOf(parts: ViewerParts) {
  return async ({ headers }: IncomingMessage, jobId: string): Promise<string | undefined> => {
    const token = /^Device (\S+)$/.exec(headers.authorization ?? "")?.[1];
    if (token === undefined) {
      const ctx = await parts.auth.contextFor(credentialHeaders(headers));
      return ctx.person && (await parts.mayFollowJob(ctx, jobId)) ? ctx.person.id : undefined;
    }
    const deviceId = parts.signatures.readDeviceToken(token);
    if (!deviceId || !(await parts.isWelcome(deviceId))) return undefined;
    const works = knowsJob(parts.state(), deviceId, jobId as JobId) || (await hasReturned(parts.pool, deviceId, jobId));
    return works ? deviceId : undefined;
  };
}

/** Connected here, and was given units of the job. */
function knowsJob(state: Readonly<State>, deviceId: DeviceId, jobId: JobId): boolean {
  const session = state.devices.get(deviceId)?.session;
  return (session && state.sessions.get(session)?.jobs.get(jobId)?.specSent) ?? false;
}

async function hasReturned(pool: Pool, deviceId: DeviceId, jobId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM (
       SELECT job_no FROM replica WHERE device_no = (SELECT no FROM device WHERE id = $1)
       ORDER BY returned_at DESC LIMIT ${LATEST_RESULTS}
     ) AS latest JOIN job ON job.no = job_no WHERE job.id = $2 LIMIT 1`,
    [deviceId, jobId],
  );
  return (rowCount ?? 0) > 0;
}
