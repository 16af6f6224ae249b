import { type DeviceHistory, DeviceIdInput } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { deviceViews } from "./device-view";
import { findDevice } from "./find-device";

interface HistoryRow {
  job_id: string;
  job_name: string;
  unit: number;
  verdict: DeviceHistory["replicas"][number]["verdict"];
  fuel: bigint;
  ms: number;
  credit: bigint;
  at: Date;
}

/** A device with its latest results and the verdict on each. */
export async function getDevice({ ctx, input }: Call<unknown>): Promise<DeviceHistory> {
  requireAdmin(ctx, "getDevice");
  const { deviceId } = parseInput(DeviceIdInput, input);
  const row = await findDevice(deviceId);
  const [device] = await deviceViews([row]);
  if (!device) throw new Error("A device was found and could not be shown");
  const replicas = await lastReplicas(row.no);
  return {
    device,
    replicas: replicas.map((one) => ({
      jobId: one.job_id,
      jobName: one.job_name,
      unit: one.unit,
      verdict: one.verdict,
      fuel: Number(one.fuel),
      ms: one.ms,
      creditNanos: Number(one.credit),
      at: one.at.toISOString(),
    })),
  };
}

/**
 * A replica's verdict follows from the row that settled its unit; in a disputed unit nobody was right. A reopened one
 * earns nothing.
 */
const lastReplicas = (deviceNo: number) =>
  handle().prisma.$queryRaw<HistoryRow[]>`
    SELECT job.id AS job_id, job.name AS job_name, r.unit, verdict.verdict, r.fuel, r.ms, r.returned_at AS at,
      CASE WHEN verdict.verdict = 'agreed' AND (r.settles OR r.credit_nanos IS NULL) THEN coalesce(s.credit_nanos, 0)
        ELSE 0 END AS credit
    FROM (SELECT * FROM replica WHERE device_no = ${deviceNo} ORDER BY returned_at DESC LIMIT 100) r
    JOIN job ON job.no = r.job_no
    LEFT JOIN replica s ON s.job_no = r.job_no AND s.unit = r.unit AND s.settles
    CROSS JOIN LATERAL (SELECT CASE
      WHEN s.unit IS NULL THEN 'waiting'
      WHEN s.failure = 'disputed' THEN 'failed'
      WHEN s.digest <> r.digest OR (job.spec->>'runtime' = 'wasi' AND s.fuel <> r.fuel) THEN 'outvoted'
      WHEN s.failure IS NOT NULL THEN 'failed'
      ELSE 'agreed' END AS verdict) AS verdict
    ORDER BY r.returned_at DESC, r.unit DESC`;
