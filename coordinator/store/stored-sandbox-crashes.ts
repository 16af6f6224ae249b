import type { SandboxCrashes } from "#core/coordination/sandbox-crashes";
import type { NetworkId } from "#core/ids";
import { householdOf } from "./unit-store";

export interface SandboxCrashesRow {
  sandbox_crashes:
    | { deviceNo: number; id: string; ownerId: string | null; network: string | null; engine: string }[]
    | null;
  quarantined: boolean;
}

/** The crashes of the program of a row of `job`. A device counts as its present voter. */
export const SANDBOX_CRASHES = `
  (SELECT jsonb_agg(jsonb_build_object('deviceNo', device.no, 'id', device.id, 'ownerId', device.owner_id,
      'network', device.network, 'engine', sandbox_crash.engine) ORDER BY sandbox_crash.at)
    FROM sandbox_crash JOIN device ON device.no = sandbox_crash.device_no
    WHERE sandbox_crash.program = job.spec -> 'program' ->> 'hash') AS sandbox_crashes,
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
