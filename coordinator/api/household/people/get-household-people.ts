import { kinUntil, membersOf } from "#core/household/membership";
import type { HouseholdPeople } from "#protocol/api/household-people";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { countHouseholdInvitations } from "../../../household/household-invitations";
import { householdAround } from "../../../household/memberships";
import type { Call } from "../../call";

/** By their names and how many devices they have: nothing else of anybody's account. */
export async function getHouseholdPeople({ ctx }: Call<unknown>): Promise<HouseholdPeople> {
  const { id: personId } = requirePerson(ctx);
  const { prisma } = handle();
  const [all, openInvitations] = await Promise.all([
    householdAround(prisma, personId),
    countHouseholdInvitations(prisma, personId),
  ]);
  const leftAt = all.find((one) => one.personId === personId)?.leftAt ?? null;
  if (leftAt !== null) return { people: [], openInvitations, kinUntil: new Date(kinUntil(leftAt)).toISOString() };
  const members = membersOf(all);
  const ids = members.map((member) => member.personId);
  const [names, devices] = await Promise.all([
    prisma.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    prisma.device.groupBy({ by: ["ownerId"], where: { ownerId: { in: ids }, removedAt: null }, _count: true }),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const devicesOf = new Map(devices.map(({ ownerId, _count }) => [ownerId, _count]));
  const people = members.map((member, at) => ({
    no: member.seniority,
    name: nameOf.get(member.personId) ?? "",
    isYou: member.personId === personId,
    runs: at === 0,
    devices: devicesOf.get(member.personId) ?? 0,
  }));
  // Whoever is alone shares nothing, also where somebody left them lately.
  return { people: people.length > 1 ? people : [], openInvitations, kinUntil: null };
}
