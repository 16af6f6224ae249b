import { isKinshipOver, KIN_DAYS } from "#core/household/membership";
import { DAY, millis } from "#core/time";
import { LIMITS } from "#protocol/limits";
import type { Handle } from "../handle";
import { householdAround, lockPeople } from "./memberships";
import { setHome, tellHome } from "./rename-home";

type Parts = Pick<Handle, "bus" | "coordinator" | "prisma">;

/** Whoever left a household long ago, or is the last one of it, votes alone again. */
export async function endKinships(parts: Parts, now: number): Promise<void> {
  const { prisma } = parts;
  const due = await prisma.$queryRaw<{ personId: string }[]>`SELECT person_id AS "personId" FROM household_member AS own
    WHERE left_at <= ${new Date(now - KIN_DAYS * DAY)} OR NOT EXISTS (SELECT FROM household_member AS other
      WHERE other.household_id = own.household_id AND other.person_id <> own.person_id)
    ORDER BY person_id LIMIT ${LIMITS.MAX_KINSHIPS_ENDED_AT_ONCE}`;
  for (const { personId } of due) if (await endKinship(parts, personId, now)) await tellHome(parts, [personId]);
}

const endKinship = ({ prisma }: Parts, personId: string, now: number): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    if (!(await lockPeople(tx, [personId]))) return false;
    const all = await householdAround(tx, personId);
    const own = all.find((one) => one.personId === personId);
    if (!own || !isKinshipOver(own, all, millis(now))) return false;
    await tx.householdMember.delete({ where: { personId } });
    await setHome(tx, personId, null);
    return true;
  });
