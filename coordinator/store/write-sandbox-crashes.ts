import type { PoolClient } from "pg";
import type { SandboxCrashChanges } from "#core/coordination/jobs/sandbox-crashes";

export const speaksOfPrograms = ({ sandboxCrashes, quarantined, lifted }: SandboxCrashChanges) =>
  sandboxCrashes.length + quarantined.length + lifted.length > 0;

/**
 * Records sandbox crashes of programs. Two coordinators may record the same one, and an admin may lift what one is
 * about to record.
 */
export async function writeSandboxCrashes(
  tx: PoolClient,
  { sandboxCrashes, quarantined, lifted }: SandboxCrashChanges,
) {
  for (const program of lifted) {
    await tx.query("DELETE FROM quarantine WHERE program = $1", [program]);
    await tx.query("DELETE FROM sandbox_crash WHERE program = $1", [program]);
  }
  for (const { program, crash } of sandboxCrashes) {
    await tx.query(
      "INSERT INTO sandbox_crash (program, device_no, engine) VALUES ($1, $2, $3) ON CONFLICT (program, device_no) DO NOTHING",
      [program, crash.deviceNo, crash.engine],
    );
  }
  for (const program of quarantined) {
    await tx.query("INSERT INTO quarantine (program) VALUES ($1) ON CONFLICT (program) DO NOTHING", [program]);
  }
}
