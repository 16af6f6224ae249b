import { checkedVerbs } from "../../api/testing/checked-verbs";
import { keepCounted } from "../../partners/keep-counted";
import { sumChangedEarnings } from "../sum-changed-earnings";
import type { EarningCity, Household } from "./earning-city";

/** A site gets half of what is earned on its visits: the city of these tests allows it. */
const PERCENT = 50;

export interface Site {
  owner: Household;
  partnerId: string;
}

export interface EarningSites {
  /** With an owner who has a device of their own. */
  site(): Promise<Site>;
  /** So much of what the device earned with the job was earned on a visit, of which the site gets its part. */
  visit(site: Site, home: Household, jobId: string, nanos: number): Promise<void>;
  /** The ledger is read and everything is added up. */
  counted(site: Site): Promise<void>;
}

let visits = 0;

export const earningSites = (at: EarningCity): EarningSites => ({
  async site() {
    const owner = await at.household();
    const input = { name: "A game", origins: ["https://game.example"], webhookUrl: null, sharePercent: PERCENT };
    return { owner, partnerId: (await checkedVerbs.makePartner({ ctx: owner.ctx, input })).id };
  },
  async visit({ partnerId }, { deviceId }, jobId, nanos) {
    const { prisma, pool } = at.city.handle;
    const { no: deviceNo } = await prisma.device.findUniqueOrThrow({ where: { id: deviceId } });
    const { no: jobNo } = await prisma.job.findUniqueOrThrow({ where: { id: jobId } });
    const id = `vis_${visits++}`;
    const row = { id, partnerId, deviceNo, origin: "https://game.example", player: "", sharePercent: PERCENT };
    await prisma.visit.create({ data: { ...row, countAt: null } });
    const counts = { id, partner_id: partnerId, device_no: deviceNo, device_id: deviceId, share_percent: PERCENT };
    await keepCounted(pool, counts, { units: 1, creditNanos: nanos, counted: { [jobNo]: [1, nanos] }, tookMs: 0 });
  },
  async counted({ owner }) {
    await at.free(owner);
    await sumChangedEarnings(at.city.handle.pool);
  },
});
