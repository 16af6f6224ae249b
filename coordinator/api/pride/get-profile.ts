import { creditedSeconds } from "#core/pride/credited-seconds";
import type { ProfileView } from "#protocol/api/pride";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { knownBadges } from "./known-badges";
import { workPrice } from "./work-price";

/** What the caller shows of themselves, and what the boards would count of their household. */
export async function getProfile({ ctx }: Call<unknown>): Promise<ProfileView> {
  const { id: personId } = requirePerson(ctx);
  const { prisma, pool } = handle();
  const [profile, { rows }] = await Promise.all([
    prisma.profile.findUnique({
      where: { personId },
      select: { name: true, onBoards: true, badges: { select: { badge: true, jobNo: true } } },
    }),
    pool.query<{ week: number; all: number }>(WORK, [personId]),
  ]);
  const findOf = profile?.badges.find(({ badge }) => badge === "found")?.jobNo;
  const find = findOf != null && (await prisma.job.findUnique({ where: { no: findOf }, select: { name: true } }));
  const price = workPrice();
  const { week = 0, all = 0 } = rows[0] ?? {};
  return {
    profile: profile && { name: profile.name, onBoards: profile.onBoards },
    badges: knownBadges(profile?.badges.map(({ badge }) => badge) ?? []),
    found: find ? find.name : null,
    week: creditedSeconds(week, price),
    all: creditedSeconds(all, price),
  };
}

const WORK = `SELECT coalesce(sum(device_work.credit_nanos) FILTER (WHERE period <> 'all'), 0)::float8 AS week,
    coalesce(sum(device_work.credit_nanos) FILTER (WHERE period = 'all'), 0)::float8 AS "all"
  FROM device JOIN device_work ON device_no = no AND period IN ('all',
    to_char(date_trunc('week', now() AT TIME ZONE 'UTC'), 'YYYY-MM-DD'))
  WHERE owner_id = $1`;
