import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemberRole } from "#protocol/people/member-roles";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { asCustomer } from "../auth/act-for";
import type { Context } from "../auth/context";
import { deliverDue } from "../deliveries/deliver-due";
import { deliverOnce } from "../duties/delivery-duty";
import type { Letter } from "../mail/mailer";
import { PostOffice } from "../mail/post-office";
import { tellLowBalances } from "../payments/balance-alerts";
import { openPayingCity, type PayingCity } from "../payments/testing/paying-city";
import { topUp } from "../payments/top-ups/top-up";
import { membershipOf } from "./membership-of";

const { inviteMember, joinOrganisation, makeOrganisation, recordPayment, removeMember, setBalanceAlert, startTopUps } =
  checkedVerbs;

let at: PayingCity;
beforeAll(async () => {
  at = await openPayingCity();
});
afterAll(() => at.close());

const idOf = ({ person }: Context) => person?.id ?? "";

async function labWith(roles: MemberRole[]) {
  const owner = await at.customer();
  const { organisationId } = await makeOrganisation({ ctx: owner, input: { name: "Night-sky lab" } });
  const members = [owner];
  for (const role of roles) {
    const { url } = await inviteMember({ ctx: owner, input: { organisationId, role } });
    const member = await at.customer();
    await joinOrganisation({ ctx: member, input: { token: new URL(url).searchParams.get("token") ?? "" } });
    members.push(member);
  }
  const membership = await membershipOf(at.city.handle.prisma, idOf(owner), organisationId);
  if (!membership) throw new Error("not a member");
  return { organisationId, members, asLab: asCustomer({ ...owner, organisation: { ...membership, byItsKey: false } }) };
}

test("letters about an organisation's money reach whoever may pay for it now, name it, and reach nobody else", async () => {
  const { prisma, pool, config, log, limits, tries, outbound, cards } = at.city.handle;
  const { organisationId, members, asLab } = await labWith(["treasurer", "treasurer", "member", "viewer"]);
  const [owner, treasurer, left] = members as [Context, Context, Context];
  await removeMember({ ctx: owner, input: { organisationId, personId: idOf(left) } });
  await prisma.person.updateMany({ data: { emailVerified: true } });
  await recordPayment({
    ctx: at.treasurer,
    input: { customerId: organisationId, amount: "20", reference: "A transfer" },
  });
  await setBalanceAlert({ ctx: asLab, input: { below: "10.00" } });
  await startTopUps({ ctx: asLab, input: { below: "10.00", amount: "15.00", monthly: "15.00" } });
  await at.tell(at.stripe.typeCard(at.stripe.sessions.at(-1)?.id ?? ""));
  await pool.query("UPDATE ledger_account SET balance_nanos = 9000000000 WHERE id = $1", [
    `customer:${organisationId}`,
  ]);
  await Promise.all([tellLowBalances(pool), tellLowBalances(pool)]);
  if (!cards) throw new Error("the city takes cards");
  await topUp({ pool, prisma, cards }, Date.now());
  const letters: Letter[] = [];
  const mailer = { check: async () => undefined, send: async (letter: Letter) => void letters.push(letter) };
  const post = new PostOffice({ mailer, tries, limits, log });
  await deliverDue({ pool, random: () => 0, deliver: deliverOnce({ config, outbound, post, prisma }) });
  const addresses = [owner, treasurer].map(({ person }) => person?.email ?? "").sort();
  expect(letters.map(({ to }) => to).sort()).toEqual([...addresses, ...addresses].sort());
  for (const { text } of letters) expect(text).toContain("About the organisation “Night-sky lab”");
  expect(letters.filter(({ subject }) => subject.startsWith("Your card was charged C$15.00"))).toHaveLength(2);
  expect(letters.filter(({ subject }) => subject.startsWith("Less than C$10.00 left"))).toHaveLength(2);
});
