import type { Voter } from "../../quorum/voter";

/** Recorded crashes at which a program is quarantined, however few voters they count as by now. No more are read. */
export const MAX_SANDBOX_CRASHES = 32;

/** A sandbox that died while it ran nothing but one program. */
export interface SandboxCrash extends Voter {
  deviceNo: number;
  engine: string;
}

/** Evidence against a program, by its hash. It is durable, and independent of what becomes of the jobs that run it. */
export interface SandboxCrashes {
  /** At most one per voter. */
  crashes: readonly SandboxCrash[];
  /** No device gets it, until an admin lifts that. */
  quarantined: boolean;
}

export const NO_CRASHES: SandboxCrashes = { crashes: [], quarantined: false };

/** What a commit changes about programs. */
export interface SandboxCrashChanges {
  sandboxCrashes: readonly { program: string; crash: SandboxCrash }[];
  quarantined: readonly string[];
  lifted: readonly string[];
}

/** Does in memory what the commit's SQL does to the tables. */
export function writeSandboxCrashes(
  programs: Map<string, SandboxCrashes>,
  { sandboxCrashes, quarantined, lifted }: SandboxCrashChanges,
) {
  const known = (program: string) => programs.get(program) ?? NO_CRASHES;
  for (const program of lifted) programs.delete(program);
  for (const { program, crash } of sandboxCrashes) {
    const { crashes, ...rest } = known(program);
    const all = [...crashes.filter((one) => one.deviceNo !== crash.deviceNo), crash];
    programs.set(program, { ...rest, crashes: all.slice(0, MAX_SANDBOX_CRASHES) });
  }
  for (const program of quarantined) programs.set(program, { ...known(program), quarantined: true });
}
