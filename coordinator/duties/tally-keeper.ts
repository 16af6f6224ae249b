import type { Pool } from "pg";
import type { Logger } from "pino";
import { MINUTE, SECOND } from "#core/time";
import { awardBadges } from "../pride/award-badges";
import { awardFinds } from "../pride/award-finds";
import { endEmptyTeams } from "../pride/end-empty-teams";
import { makeBoards } from "../pride/make-boards";
import { tallyWork } from "../pride/tally-work";
import { Duty } from "./duty";

const EVERY_MS = 10 * SECOND;

/** Sums up what devices were credited, and makes the boards of it. */
export const tallyKeeper = (pool: Pool, log: Logger): Duty =>
  new Duty("tally-keeper", EVERY_MS, log, async () => {
    await tallyWork(pool);
    if (await makeBoards(pool, MINUTE)) await awardBadges(pool);
    await awardFinds(pool);
    await endEmptyTeams(pool);
  });
