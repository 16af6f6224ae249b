import { ReportedJob, type ReportList } from "#protocol/api/job-reports";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";

interface ReportedRow extends Omit<ReportedJob, "devices" | "neighbourhoods" | "lastAt"> {
  devices: bigint;
  neighbourhoods: bigint;
  lastAt: Date;
}

/** Open jobs that residents reported, and that no moderator has looked at since. */
export async function listReports({ ctx }: Call<unknown>): Promise<ReportList> {
  requireAdmin(ctx, "listReports");
  const rows = await handle().prisma.$queryRaw<ReportedRow[]>`
    SELECT job.id AS "jobId", job.name, coalesce(job.spec ->> 'customerName', '') AS "customerName", job.state::text,
      count(*) AS devices, count(DISTINCT coalesce(device.network, device.id)) AS neighbourhoods,
      array_agg(DISTINCT job_report.why) AS whys, max(job_report.at) AS "lastAt"
    FROM job_report JOIN job ON job.no = job_report.job_no JOIN device ON device.no = job_report.device_no
    WHERE job_report.handled_at IS NULL AND job.state IN ('running', 'paused')
    GROUP BY job.no ORDER BY neighbourhoods DESC, devices DESC LIMIT ${LIMITS.MAX_REPORTED_SHOWN}::int`;
  return { reported: rows.map(reportedJob) };
}

const reportedJob = ({ devices, neighbourhoods, lastAt, ...job }: ReportedRow): ReportedJob =>
  ReportedJob.parse({
    ...job,
    devices: Number(devices),
    neighbourhoods: Number(neighbourhoods),
    lastAt: lastAt.toISOString(),
  });
