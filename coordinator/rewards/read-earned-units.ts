import { LIMITS } from "#protocol/limits";
import type { Query } from "../store/query";

/** Where a reader is: at one of the household's devices that earned with the job, after one of its answers, to whichever job. */
export interface Place {
  deviceNo: number;
  /** In milliseconds since 1970. */
  at: number;
  jobNo: number;
  unit: number;
}

export interface EarnedUnit {
  device: string;
  at: Date;
  unit: number;
  priceNanos: number;
  creditNanos: number;
}

interface Answer {
  device: string;
  at: Date;
  jobNo: number;
  unit: number;
  priceNanos: bigint | null;
  creditNanos: bigint | null;
}

interface Asked {
  personId: string;
  job: { no: number; createdAt: Date };
  after: Place | undefined;
}

/**
 * The units of a job for which a household was credited, a device after the other and each in the order of its answers. A page
 * looks at a bounded number of one device's answers since the job began, those to other jobs included, by the index of a
 * device's history: it may have few units or none and still go on. Undefined: no device of theirs earned with the job.
 */
export async function readEarnedUnits(query: Query, { personId, job, after }: Asked) {
  const [device, following] = await query<{ no: number }>(DEVICES, [personId, job.no, after?.deviceNo ?? 0]);
  if (!device) return undefined;
  const begin = (deviceNo: number): Place => ({ deviceNo, at: job.createdAt.getTime(), jobNo: 0, unit: 0 });
  const place = after?.deviceNo === device.no ? after : begin(device.no);
  const most = LIMITS.MAX_ANSWERS_LOOKED_AT;
  const values = [device.no, new Date(place.at), place.jobNo, place.unit, most, job.no];
  const answers = await query<Answer>(ANSWERS, values);
  const units = answers.flatMap(({ device, at, unit, priceNanos, creditNanos }): EarnedUnit[] =>
    creditNanos === null
      ? []
      : [{ device, at, unit, priceNanos: Number(priceNanos ?? 0), creditNanos: Number(creditNanos) }],
  );
  const last = answers.length === most ? answers.at(-1) : undefined;
  const here = last && { deviceNo: device.no, at: last.at.getTime(), jobNo: last.jobNo, unit: last.unit };
  return { units, next: here ?? (following ? begin(following.no) : null) };
}

const DEVICES = `SELECT device.no FROM device JOIN device_earning AS e ON e.device_no = device.no
  WHERE owner_id = $1 AND job_no = $2 AND device.no >= $3 ORDER BY device.no LIMIT 2`;

/** Credit is what a settled unit gave to each who agreed. An answer that was outvoted has none; one that was taken back has zero. */
const ANSWERS = `SELECT coalesce(device.name, device.label) AS device, mine.returned_at AS at, mine.job_no AS "jobNo", mine.unit,
    settling.price_nanos AS "priceNanos", settling.credit_nanos AS "creditNanos"
  FROM (
    SELECT * FROM replica WHERE device_no = $1 AND (returned_at, job_no, unit) > ($2, $3, $4)
    ORDER BY returned_at, job_no, unit LIMIT $5
  ) AS mine
  JOIN device ON device.no = mine.device_no
  LEFT JOIN replica AS settling ON mine.job_no = $6 AND settling.job_no = mine.job_no AND settling.unit = mine.unit
    AND settling.settles AND settling.digest = mine.digest AND (mine.settles OR mine.credit_nanos IS NULL)
  ORDER BY mine.returned_at, mine.job_no, mine.unit`;
