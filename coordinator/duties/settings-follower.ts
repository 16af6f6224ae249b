import { SECOND } from "#core/time";
import type { Handle } from "../handle";
import { Duty } from "./duty";

const EVERY_MS = 30 * SECOND;

/** Reads the settings again, for a coordinator that missed the news of a change. */
export const settingsFollower = ({ settings, log }: Pick<Handle, "settings" | "log">) =>
  new Duty("settings-follower", EVERY_MS, log, () => settings.read());
