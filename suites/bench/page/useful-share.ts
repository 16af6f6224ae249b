import { format, type Measure, measured } from "../measure";
import type { Stage } from "../section";
import type { BenchSite } from "../site/open-site";
import { readReplicas } from "../site/read-replicas";
import { untilFinished } from "../site/until-finished";
import { usefulShare } from "../site/useful-share";
import { submitSpin } from "./submit-spin";

const AIMS = [
  { unitMs: 1, atLeast: 0.7 },
  { unitMs: 10, atLeast: 0.9 },
  { unitMs: 100, atLeast: 0.97 },
  { unitMs: 1_000, atLeast: 0.99 },
];
const CALIBRATION = { turns: 20_000_000, units: 20 };
const JOB_MS = { full: 20_000, quick: 4_000 };

/**
 * The share of a unit worker's wall time that is spent in units, for four durations. A resident is working on `site`;
 * the job gets one unit worker.
 */
export async function measureUsefulShare(site: BenchSite, stage: Stage): Promise<Measure[]> {
  const turnsPerMs = await calibrate(site);
  const measures: Measure[] = [];
  for (const { unitMs, atLeast } of AIMS) {
    const jobMs = stage.quick ? JOB_MS.quick : JOB_MS.full;
    const units = Math.max(4, Math.round(jobMs / unitMs));
    const job = await submitSpin(site.client, `Units of ${unitMs} ms`, Math.round(turnsPerMs * unitMs), units);
    await untilFinished(site.client, job.id, jobMs * 5 + 30_000);
    const replicas = await readReplicas(site.dataDir, job.id);
    const share = usefulShare(replicas);
    const length = replicas.reduce((sum, { ms }) => sum + ms, 0) / replicas.length;
    stage.print(`  ${unitMs} ms: ${format.percent(share)}; they took ${format.ms(length)} each`);
    measures.push(measured(`useful share of a unit worker, units of ${unitMs} ms`, share, format.percent, { atLeast }));
    stage.keep("useful share", [...measures]);
  }
  return measures;
}

async function calibrate({ client, dataDir }: BenchSite): Promise<number> {
  const { turns, units } = CALIBRATION;
  const job = await submitSpin(client, "Calibration", turns, units);
  await untilFinished(client, job.id, 60_000);
  const times = (await readReplicas(dataDir, job.id)).map(({ ms }) => ms).sort((a, b) => a - b);
  return turns / (times[Math.floor(times.length / 2)] ?? Number.NaN);
}
