import type { Query } from "../store/query";

/**
 * What these devices earned with these jobs has changed: partners' parts of it are to be added up again. In the transaction of the
 * change, after it; in the order in which `sumPartnerEarnings` locks the same rows.
 */
export async function noteChangedEarnings(
  query: Query,
  changed: readonly { deviceNo: number; jobNo: number }[],
): Promise<void> {
  if (changed.length === 0) return;
  await query(NOTE, [changed.map(({ deviceNo }) => deviceNo), changed.map(({ jobNo }) => jobNo)]);
}

/** Also those that are stale already: whoever adds them up just now may not have seen this change. */
const NOTE = `
WITH parts AS MATERIALIZED (
  SELECT e.partner_id, e.device_no, e.job_no FROM unnest($1::int[], $2::int[]) AS changed (device_no, job_no)
  JOIN partner_earning AS e USING (device_no, job_no) ORDER BY e.device_no, e.job_no, e.partner_id FOR UPDATE OF e
)
UPDATE partner_earning AS e SET is_stale = true FROM parts
WHERE e.partner_id = parts.partner_id AND e.device_no = parts.device_no AND e.job_no = parts.job_no`;
