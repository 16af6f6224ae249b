import { MINUTE, SECOND } from "#core/time";
import type { Handle } from "../handle";
import { awardBadges } from "../pride/award-badges";
import { awardFinds } from "../pride/award-finds";
import { endEmptyTeams } from "../pride/end-empty-teams";
import { makeBoards } from "../pride/make-boards";
import { tallyWork } from "../pride/tally-work";
import { firstPrice } from "../settings/first-price";
import { Duty } from "./duty";

const EVERY_MS = 10 * SECOND;

/** Sums up what devices were credited, and makes the boards of it. */
export const tallyKeeper = ({ pool, log, settings }: Pick<Handle, "pool" | "log" | "settings">): Duty =>
  new Duty("tally-keeper", EVERY_MS, log, async () => {
    await tallyWork(pool, firstPrice(settings));
    if (await makeBoards(pool, MINUTE)) await awardBadges(pool);
    await awardFinds(pool);
    await endEmptyTeams(pool);
  });
