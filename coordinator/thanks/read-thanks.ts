import type { Thanks } from "#protocol/api/thanks";
import { isOwnWork } from "../organisations/is-own-work";
import type { Query } from "../store/query";

/** Whoever has a device that was credited for a job reads what its customer wrote. */
export type Reader = { column: "owner_id" | "id"; value: string };

export interface ThanksRow extends Omit<Thanks, "writtenAt"> {
  no: number;
  writtenAt: Date;
}

/** The newest messages to a household or to a device, before a place. */
export const readThanks = (query: Query, { column, value }: Reader, { before = MAX_NO, limit = 1 }) =>
  query<ThanksRow>(thanksOf(column), [value, before, limit]);

const MAX_NO = 2 ** 31 - 1;

export const SHOWN = `job.id AS "jobId", job.name AS "jobName", coalesce(job.spec ->> 'customerName', '') AS "customerName",
  text, outcome, written_at AS "writtenAt"`;

export const VISIBLE = `removed_why IS NULL AND NOT EXISTS (
  SELECT FROM standing WHERE person_id = job.customer_id AND standing.standing IN ('frozen', 'banned'))`;

/**
 * Begins with the jobs for which the reader's devices were credited, by the sums that the duty of the boards keeps, and looks
 * for a message about each by its key (`OFFSET 0` keeps the planner from walking all messages instead): O(jobs that these
 * devices worked for), whatever the city wrote. Nobody reads what they wrote themselves.
 */
export const thanksOf = (column: Reader["column"]) => `
  WITH worked AS MATERIALIZED (
    SELECT DISTINCT e.job_no FROM device JOIN device_earning AS e ON e.device_no = device.no JOIN job AS done ON done.no = e.job_no
    WHERE device.${column} = $1 AND e.credit_nanos > 0 AND NOT ${isOwnWork("device.owner_id", "done.customer_id")}
  )
  SELECT message.no, ${SHOWN}
  FROM worked CROSS JOIN LATERAL (SELECT * FROM thanks WHERE thanks.job_no = worked.job_no OFFSET 0) AS message
  JOIN job ON job.no = message.job_no
  WHERE ${VISIBLE} AND message.no < $2 ORDER BY message.no DESC LIMIT $3`;

/** One of a reader's devices that worked for the job with this message. */
export async function deviceThatReads(query: Query, { column, value }: Reader, jobId: string) {
  const [found] = await query<{ jobNo: number; deviceNo: number; network: string | null }>(
    `SELECT job_no AS "jobNo", device.no AS "deviceNo", device.network
     FROM thanks JOIN job ON job.no = thanks.job_no JOIN device_earning AS e USING (job_no) JOIN device ON device.no = e.device_no
     WHERE job.id = $2 AND ${VISIBLE} AND device.${column} = $1 AND e.credit_nanos > 0
       AND NOT ${isOwnWork("device.owner_id", "job.customer_id")}
     ORDER BY device.no LIMIT 1`,
    [value, jobId],
  );
  return found;
}

export const thanksView = ({ no: _, writtenAt, ...row }: ThanksRow): Thanks => ({
  ...row,
  writtenAt: writtenAt.toISOString(),
});
