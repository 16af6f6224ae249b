import type { SandboxCrashes } from "#core/coordination/jobs/sandbox-crashes";
import type { NetworkId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import { householdOf } from "./unit-store";

export interface SandboxCrashesRow {
  sandbox_crashes:
    | {
        deviceNo: number;
        id: string;
        ownerId: string | null;
        homeId: string | null;
        network: string | null;
        engine: string;
      }[]
    | null;
  quarantined: boolean;
}

/** The first crashes of the program of a row of `job`. A device counts as its present voter. */
export const SANDBOX_CRASHES = `
  (SELECT jsonb_agg(jsonb_build_object('deviceNo', device.no, 'id', device.id, 'ownerId', device.owner_id, 'homeId', device.home_id,
      'network', device.network, 'engine', crash.engine) ORDER BY crash.at)
    FROM (SELECT device_no, engine, at FROM sandbox_crash
      WHERE sandbox_crash.program = job.spec -> 'program' ->> 'hash'
      ORDER BY at LIMIT ${LIMITS.MAX_SANDBOX_CRASHES}) AS crash
    JOIN device ON device.no = crash.device_no) AS sandbox_crashes,
  EXISTS (SELECT FROM quarantine WHERE quarantine.program = job.spec -> 'program' ->> 'hash') AS quarantined`;

export const storedSandboxCrashes = ({ sandbox_crashes, quarantined }: SandboxCrashesRow): SandboxCrashes => ({
  crashes: (sandbox_crashes ?? []).map(({ deviceNo, network, engine, ...device }) => ({
    deviceNo,
    household: householdOf(device),
    network: network as NetworkId | null,
    engine,
  })),
  quarantined,
});
