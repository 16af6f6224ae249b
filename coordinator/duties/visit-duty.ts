import { SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../clock";
import type { Handle } from "../handle";
import { countVisits } from "../partners/count-visits";
import { tellPartners } from "../partners/tell-partners";
import { sumChangedEarnings } from "../rewards/sum-changed-earnings";
import { Duty } from "./duty";

const FORGET_EVERY = 600;

/** What follows from visits: their work is counted, shared, added up and told, off the path of the units. */
export function visitDuty({ pool, log, config }: Pick<Handle, "pool" | "log" | "config">): Duty {
  let rounds = 0;
  let summedUpTo = "";
  return new Duty("visits", SECOND, log, async () => {
    if (rounds % FORGET_EVERY === 0)
      await pool.query(FORGET, [LIMITS.MAX_VISIT_KEPT_DAYS, LIMITS.MAX_VISITS_FORGOTTEN_AT_ONCE]);
    rounds += 1;
    await countVisits({ pool, now: steadyNow });
    summedUpTo = await sumChangedEarnings(pool, summedUpTo);
    await tellPartners(pool, config.siteUrl, () => new Date());
  });
}

/** Ones that are counted no more. */
const FORGET = `
DELETE FROM visit WHERE id IN (
  SELECT id FROM visit WHERE began_at < now() - $1 * interval '1 day' AND count_at IS NULL ORDER BY began_at LIMIT $2)`;
