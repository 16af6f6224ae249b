import { z } from "zod";
import { tryParse } from "#protocol/try-parse";

/** A coordinator's part in the figures of the whole city. */
export const FleetFigures = z.object({
  devices: z.int(),
  slots: z.int(),
  busy: z.int(),
  unitsPerSecond: z.number(),
  settled: z.int(),
  engines: z.record(z.string(), z.int()),
});
export type FleetFigures = z.infer<typeof FleetFigures>;

/** Of a job: its share of the dial there, how many cores it could use, how many it uses, and how many answers wait. */
const JobFigures = z.tuple([z.int(), z.int(), z.int(), z.int()]);
export interface JobFigures {
  share: number;
  want: number;
  slots: number;
  waiting: number;
}

export interface Presence {
  coordinator: string;
  alone: boolean;
  fleet: FleetFigures;
  /** By the job's number. */
  jobs: ReadonlyMap<number, JobFigures>;
}

const JobsByNumber = z.record(z.string(), JobFigures);

export interface PresenceRow {
  coordinator: string;
  alone: boolean;
  fleet: unknown;
  jobs: unknown;
}

/** One of another version is at work and its figures are unknown: whoever meets it may take nothing that it may have. */
export function readPresence(row: PresenceRow): Presence {
  const fleet = tryParse(FleetFigures, row.fleet).data;
  const jobs = tryParse(JobsByNumber, row.jobs).data;
  return {
    coordinator: row.coordinator,
    alone: row.alone || jobs === undefined,
    fleet: fleet ?? { devices: 0, slots: 0, busy: 0, unitsPerSecond: 0, settled: 0, engines: {} },
    jobs: new Map(
      Object.entries(jobs ?? {}).map(([no, [share, want, slots, waiting]]) => [
        Number(no),
        { share, want, slots, waiting },
      ]),
    ),
  };
}

export const writtenJobs = (jobs: ReadonlyMap<number, JobFigures>): string =>
  JSON.stringify(
    Object.fromEntries([...jobs].map(([no, { share, want, slots, waiting }]) => [no, [share, want, slots, waiting]])),
  );
