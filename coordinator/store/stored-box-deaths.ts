import type { BoxDeaths } from "#core/coordination/box-deaths";
import type { NetworkId } from "#core/ids";
import { householdOf } from "./unit-store";

export interface BoxDeathsRow {
  box_deaths: { deviceNo: number; id: string; ownerId: string | null; network: string | null; engine: string }[] | null;
  quarantined: boolean;
}

/** Of a row of `job`: what is known against its program. A device speaks with the voice that it has now. */
export const BOX_DEATHS = `
  (SELECT jsonb_agg(jsonb_build_object('deviceNo', device.no, 'id', device.id, 'ownerId', device.owner_id,
      'network', device.network, 'engine', box_death.engine) ORDER BY box_death.at)
    FROM box_death JOIN device ON device.no = box_death.device_no
    WHERE box_death.program = job.sheet -> 'program' ->> 'hash') AS box_deaths,
  EXISTS (SELECT FROM quarantine WHERE quarantine.program = job.sheet -> 'program' ->> 'hash') AS quarantined`;

export const storedBoxDeaths = ({ box_deaths, quarantined }: BoxDeathsRow): BoxDeaths => ({
  deaths: (box_deaths ?? []).map(({ deviceNo, network, engine, ...device }) => ({
    deviceNo,
    household: householdOf(device),
    network: network as NetworkId | null,
    engine,
  })),
  quarantined,
});
