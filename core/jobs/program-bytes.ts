import type { JobSpec } from "./job-spec";

/** How much a device fetches before its first unit of the job. */
export const programBytesOf = ({ program, shared }: Pick<JobSpec, "program" | "shared">): number =>
  shared.reduce((sum, { bytes }) => sum + bytes, program.bytes);
