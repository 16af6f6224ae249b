import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { LIMITS } from "#protocol/limits";
import { ACTING_FOR_COOKIE, ACTING_FOR_HEADER, SELF } from "#protocol/people/acting-for";
import type { MemberRole } from "#protocol/people/member-roles";
import { actFor, asCustomer } from "../../auth/act-for";
import { actingFor } from "../../auth/acting-for";
import type { Context } from "../../auth/context";
import { membershipOf } from "../../organisations/membership-of";
import { sharedAllowance } from "../../organisations/shared-allowance";
import { type EarningCity, openEarningCity } from "../../rewards/testing/earning-city";
import { beginDeletion } from "../../rights/begin-deletion";
import { checkedVerbs } from "../testing/checked-verbs";

const {
  addBudget,
  changeMember,
  closeOrganisation,
  getAccount,
  getOrganisation,
  inviteMember,
  joinOrganisation,
  judgeCustomer,
  listJobs,
  listOrganisations,
  makeKey,
  makeOrganisation,
  makeResetLink,
  recordPayment,
  removeMember,
} = checkedVerbs;

let at: EarningCity;

beforeAll(async () => {
  at = await openEarningCity();
});
afterAll(() => at.city.close());

const idOf = ({ person }: Context) => person?.id ?? "";
const tokenOf = (url: string) => new URL(url).searchParams.get("token") ?? "";

/** As the person's call reaches a verb when they act for the organisation. */
async function acting(ctx: Context, organisationId: string): Promise<Context> {
  const membership = await membershipOf(at.city.handle.prisma, idOf(ctx), organisationId);
  if (!membership) throw new Error("not a member");
  return { ...ctx, organisation: { ...membership, byItsKey: false } };
}

async function lab() {
  const owner = (await at.household()).ctx;
  const { organisationId } = await makeOrganisation({ ctx: owner, input: { name: "Lab" } });
  return { owner, organisationId };
}

async function join(owner: Context, organisationId: string, role: MemberRole, ctx?: Context) {
  const { url } = await inviteMember({ ctx: owner, input: { organisationId, role } });
  const member = ctx ?? (await at.household()).ctx;
  await joinOrganisation({ ctx: member, input: { token: tokenOf(url) } });
  return member;
}

test("a job of an organisation is paid from its own balance, which begins empty, by members who may work", async () => {
  const { owner, organisationId } = await lab();
  const own = asCustomer(await acting(owner, organisationId));
  expect(await getAccount({ ctx: own, input: {} })).toMatchObject({
    id: organisationId,
    balanceNanos: 0,
    welcome: null,
  });
  await recordPayment({ ctx: at.admins[0], input: { customerId: organisationId, amount: "7", reference: "Grant" } });
  const member = await join(owner, organisationId, "member");
  const before = await getAccount({ ctx: member, input: {} });
  await at.job(actFor(await acting(member, organisationId), "submitJob"), "2.00");
  expect(await at.balance(accounts.customer(organisationId))).toBe(5e9);
  expect(await getAccount({ ctx: member, input: {} })).toMatchObject({ balanceNanos: before.balanceNanos });
  expect(await listJobs({ ctx: own, input: {} })).toMatchObject({ total: 1 });
  const viewer = await join(owner, organisationId, "viewer");
  const watching = await acting(viewer, organisationId);
  expect(() => actFor(watching, "submitJob")).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  expect(await at.ledgerSum()).toBe(0);
});

test("an invitation works once, for whom it is, until it expires or is withdrawn, and closed organisations have none", async () => {
  const { owner, organisationId } = await lab();
  const invite = (input: object = {}) =>
    inviteMember({ ctx: owner, input: { organisationId, role: "member", ...input } }).then(({ url }) => tokenOf(url));
  const [one, two] = [(await at.household()).ctx, (await at.household()).ctx];
  const use = (ctx: Context, token: string) => joinOrganisation({ ctx, input: { token } });
  const token = await invite();
  const both = await Promise.allSettled([use(one, token), use(two, token)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const late = await invite();
  await at.city.handle.prisma.memberInvitation.updateMany({
    where: { organisationId },
    data: { expiresAt: new Date(0) },
  });
  await expect(use(two, late)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const third = (await at.household()).ctx;
  const forOne = await invite({ email: third.person?.email.toUpperCase() });
  await expect(use(two, forOne)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await use(third, forOne);
  const stored = JSON.stringify(await at.city.handle.prisma.memberInvitation.findMany());
  expect(stored).not.toContain(late);
  const last = await invite();
  await closeOrganisation({ ctx: owner, input: { organisationId, name: "Lab" } });
  await expect(use((await at.household()).ctx, last)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an organisation keeps an owner, who answers for it: the last one neither leaves, nor steps down, nor is both at once", async () => {
  const { owner, organisationId } = await lab();
  const leave = (ctx: Context) => removeMember({ ctx, input: { organisationId, personId: idOf(ctx) } });
  await expect(leave(owner)).rejects.toMatchObject({ code: "CONFLICT" });
  const stepDown = { organisationId, personId: idOf(owner), role: "viewer" } as const;
  await expect(changeMember({ ctx: owner, input: stepDown })).rejects.toMatchObject({ code: "CONFLICT" });
  const second = await join(owner, organisationId, "owner");
  const outcomes = await Promise.allSettled([leave(owner), leave(second)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const left = outcomes[0]?.status === "fulfilled" ? second : owner;
  const { members } = await getOrganisation({ ctx: left, input: { organisationId } });
  expect(members).toEqual([expect.objectContaining({ personId: idOf(left), role: "owner", answers: true })]);
});

test("whoever deletes their account hands over first, and is no member from then on", async () => {
  const { pool } = at.city.handle;
  const { owner, organisationId } = await lab();
  await expect(beginDeletion(pool, idOf(owner))).rejects.toMatchObject({ code: "CONFLICT" });
  const second = await join(owner, organisationId, "owner");
  await beginDeletion(pool, idOf(owner));
  const { members } = await getOrganisation({ ctx: second, input: { organisationId } });
  expect(members).toEqual([expect.objectContaining({ personId: idOf(second), answers: true })]);
});

test("whoever is removed has no key, no page and no role any more, and may be invited again", async () => {
  const { auth } = at.city.handle;
  const { owner, organisationId } = await lab();
  const member = await join(owner, organisationId, "member");
  const personId = idOf(member);
  const ctx = actFor(await acting(member, organisationId), "makeKey");
  const { key } = await makeKey({ ctx, input: { name: "script", days: null } });
  const byKey = () => auth.contextFor(new Headers({ authorization: `Bearer ${key}` }));
  expect(await byKey()).toMatchObject({
    person: { id: personId },
    organisation: { id: organisationId, role: "member" },
  });
  await changeMember({ ctx: owner, input: { organisationId, personId, role: "viewer" } });
  expect(await byKey()).toMatchObject({ organisation: { role: "viewer" } });
  await removeMember({ ctx: owner, input: { organisationId, personId } });
  await expect(byKey()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  await expect(getOrganisation({ ctx: member, input: { organisationId } })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await listOrganisations({ ctx: member, input: {} })).toMatchObject({ organisations: [] });
  await join(owner, organisationId, "viewer", member);
});

test("a page says for whom it was made, and nobody acts for what they are not in", async () => {
  const { prisma } = at.city.handle;
  const { owner, organisationId } = await lab();
  const stranger = (await at.household()).id;
  const cookie = { cookie: `a=1; ${ACTING_FOR_COOKIE}=${organisationId}` };
  const asked = (personId: string, headers: Record<string, string>) =>
    actingFor(prisma, personId, new Headers(headers));
  expect(await asked(idOf(owner), cookie)).toMatchObject({ id: organisationId, role: "owner" });
  expect(await asked(idOf(owner), { ...cookie, [ACTING_FOR_HEADER]: SELF })).toBeUndefined();
  expect(await asked(idOf(owner), { [ACTING_FOR_HEADER]: organisationId })).toMatchObject({ id: organisationId });
  expect(await asked(stranger, cookie)).toBeUndefined();
  await expect(asked(stranger, { [ACTING_FOR_HEADER]: organisationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("devices of members, of past ones and of their households earn nothing to redeem by the organisation's jobs, and strangers' do", async () => {
  const { owner, organisationId } = await lab();
  await recordPayment({ ctx: at.admins[0], input: { customerId: organisationId, amount: "9", reference: "For work" } });
  const [past, present, mate] = [await at.household(), await at.household(), await at.household()];
  const stranger = await at.household();
  const home = [present, mate].map(({ id }) => ({ personId: id, householdId: `home of ${present.id}` }));
  await at.city.handle.prisma.householdMember.createMany({ data: home });
  for (const { ctx } of [past, present]) await join(owner, organisationId, "viewer", ctx);
  await removeMember({ ctx: owner, input: { organisationId, personId: past.id } });
  const jobId = await at.job(actFor(await acting(owner, organisationId), "submitJob"), "4.00");
  for (const { deviceId } of [past, present, mate, stranger]) await at.charge(jobId, deviceId, 1e9);
  const free: number[] = [];
  for (const one of [past, present, mate, stranger]) free.push(await at.free(one));
  expect(free).toEqual([0, 0, 0, 8e8]);
});

test("organisations multiply nothing that one person is given", async () => {
  const { prisma } = at.city.handle;
  const { owner, organisationId } = await lab();
  const more = () => makeOrganisation({ ctx: owner, input: { name: "Another" } });
  for (let made = 1; made < LIMITS.MAX_ORGANISATIONS_ANSWERED_FOR; made++) await more();
  await expect(more()).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
  const together = await sharedAllowance(prisma, organisationId);
  expect(together).toHaveLength(1 + LIMITS.MAX_ORGANISATIONS_ANSWERED_FOR);
  expect((await sharedAllowance(prisma, idOf(owner))).toSorted()).toEqual(together.toSorted());
  expect(await prisma.posting.count({ where: { subject: organisationId } })).toBe(0);
  await expect(makeResetLink({ ctx: at.admins[0], input: { customerId: organisationId } })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("nobody who is frozen goes on as an organisation of theirs, or for another's", async () => {
  const { owner, organisationId } = await lab();
  await recordPayment({ ctx: at.admins[0], input: { customerId: organisationId, amount: "5", reference: "Frozen" } });
  const member = await join(owner, organisationId, "member");
  const freeze = (customerId: string, standing: "frozen" | "none") =>
    judgeCustomer({ ctx: at.admins[0], input: { customerId, standing, reason: "It mines" } });
  const submit = async (ctx: Context) => at.job(actFor(await acting(ctx, organisationId), "submitJob"), "0.10");
  const jobId = await submit(member);
  await freeze(idOf(member), "frozen");
  const ctx = actFor(await acting(member, organisationId), "addBudget");
  await expect(addBudget({ ctx, input: { jobId, amount: "0.10" } })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(submit(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await submit(owner);
  await freeze(idOf(owner), "frozen");
  await freeze(idOf(member), "none");
  await expect(submit(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(makeOrganisation({ ctx: owner, input: { name: "Away" } })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a closed organisation's money goes back to the city, and its jobs end; its members stay", async () => {
  const { owner, organisationId } = await lab();
  await recordPayment({ ctx: at.admins[0], input: { customerId: organisationId, amount: "3", reference: "Closing" } });
  const member = await join(owner, organisationId, "treasurer");
  await at.job(actFor(await acting(owner, organisationId), "submitJob"), "1.00");
  const close = (ctx: Context, name = "Lab") => closeOrganisation({ ctx, input: { organisationId, name } });
  await expect(close(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(close(owner, "Lob")).rejects.toMatchObject({ code: "CONFLICT" });
  await close(owner);
  expect(await at.balance(accounts.customer(organisationId))).toBe(0);
  expect(await at.city.handle.prisma.job.count({ where: { customerId: organisationId, state: "running" } })).toBe(0);
  expect(await listOrganisations({ ctx: owner, input: {} })).toMatchObject({ organisations: [] });
  await expect(getAccount({ ctx: member, input: {} })).resolves.toMatchObject({ id: idOf(member) });
  expect(await at.ledgerSum()).toBe(0);
});
