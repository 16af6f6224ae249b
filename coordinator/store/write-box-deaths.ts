import type { PoolClient } from "pg";
import type { BoxDeathChanges } from "#core/coordination/box-deaths";

export const speaksOfPrograms = ({ boxDeaths, quarantined, lifted }: BoxDeathChanges) =>
  boxDeaths.length + quarantined.length + lifted.length > 0;

/** What is known against programs. Two coordinators may note the same, and an admin may lift what one is about to note. */
export async function writeBoxDeaths(tx: PoolClient, { boxDeaths, quarantined, lifted }: BoxDeathChanges) {
  for (const program of lifted) {
    await tx.query("DELETE FROM quarantine WHERE program = $1", [program]);
    await tx.query("DELETE FROM box_death WHERE program = $1", [program]);
  }
  for (const { program, death } of boxDeaths) {
    await tx.query(
      "INSERT INTO box_death (program, device_no, engine) VALUES ($1, $2, $3) ON CONFLICT (program, device_no) DO NOTHING",
      [program, death.deviceNo, death.engine],
    );
  }
  for (const program of quarantined) {
    await tx.query("INSERT INTO quarantine (program) VALUES ($1) ON CONFLICT (program) DO NOTHING", [program]);
  }
}
