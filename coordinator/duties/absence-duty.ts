import { MINUTE } from "#core/time";
import { tellAbsences } from "../absences/tell-absences";
import type { Handle } from "../handle";
import { Duty } from "./duty";

type Parts = Pick<Handle, "config" | "log" | "pool" | "post" | "signatures">;

/** Tells households that asked for it of devices that have been away for a week. */
export const absenceDuty = ({ config, log, ...parts }: Parts): Duty =>
  new Duty("absences", MINUTE, log, async () => {
    await tellAbsences({ ...parts, city: config.cityName, siteUrl: config.siteUrl });
  });
