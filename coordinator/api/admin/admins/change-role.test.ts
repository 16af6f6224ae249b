import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { AdminRole, exceeds, type Role } from "#protocol/people/roles";
import { ADMIN_USAGE, runAdminCommand } from "../../../auth/admin-command";
import { CLIENT_NETWORK_HEADER } from "../../../auth/client-address";
import type { Context } from "../../../auth/context";
import { startTestCoordinator, type TestCoordinator } from "../../../testing/start-test-coordinator";
import { checkedVerbs } from "../../testing/checked-verbs";

const { changeRole, getAccount, listAdmins, listAudit, revokeAdmin } = checkedVerbs;

let city: TestCoordinator;
let people = 0;

beforeAll(async () => {
  city = await startTestCoordinator();
});

afterAll(() => city.close());

async function person(role: Role) {
  people += 1;
  const name = `Person ${people}`;
  const email = `person${people}@example.org`;
  const id = await city.handle.auth.signUp({ name, email, password: "a long password" });
  await city.handle.prisma.person.update({ where: { id }, data: { role } });
  const { key } = await city.handle.auth.keys.make(id, "before", null);
  const ctx: Context = { person: { id: id as CustomerId, name, email, role }, via: "test" };
  return { id, email, ctx, key };
}

const roleOf = async (id: string) => (await city.handle.prisma.person.findUniqueOrThrow({ where: { id } })).role;
const owners = () => city.handle.prisma.person.findMany({ where: { role: "owner" } });

test("a key carries what the role is now, and no key that was made for a lesser one outlives it", async () => {
  await person("owner");
  for (const from of AdminRole.options) {
    for (const to of AdminRole.options.filter((role) => role !== from)) {
      const { id, key } = await person(from);
      await changeRole({ ctx: city.admin, input: { customerId: id, role: to } });
      expect(await roleOf(id)).toBe(to);
      const keys = await city.handle.prisma.apiKey.count({ where: { referenceId: id } });
      expect([from, to, keys]).toEqual([from, to, exceeds(to, from) ? 0 : 1]);
      const known = city.handle.auth
        .contextFor(new Headers({ authorization: `Bearer ${key}`, [CLIENT_NETWORK_HEADER]: id }))
        .then(
          ({ person }) => person?.role,
          () => "nobody",
        );
      expect([from, to, await known]).toEqual([from, to, exceeds(to, from) ? "nobody" : to]);
      await revokeAdmin({ ctx: city.admin, input: { customerId: id } });
    }
  }
});

test("each change is in the log with who, whom, from and to, and changing nothing is not", async () => {
  const owner = await person("owner");
  const { id } = await person("treasurer");
  const change = (role: AdminRole) => changeRole({ ctx: owner.ctx, input: { customerId: id, role } });
  await change("moderator");
  await change("moderator");
  await revokeAdmin({ ctx: owner.ctx, input: { customerId: id } });
  const { lines } = await listAudit({ ctx: city.admin, input: {} });
  expect(lines.filter(({ subject }) => subject === id)).toMatchObject([
    { act: "admin.ended", facts: { from: "moderator" }, actor: expect.stringContaining(owner.id) },
    { act: "admin.role-changed", facts: { from: "treasurer", to: "moderator" }, detail: "treasurer → moderator" },
  ]);
});

test("the city keeps an owner: by the console, by the command line, and when two let each other go at once", async () => {
  await city.handle.prisma.person.updateMany({ where: { role: "owner" }, data: { role: "person" } });
  const [one, other] = [await person("owner"), await person("owner")];
  const both = await Promise.allSettled([
    changeRole({ ctx: one.ctx, input: { customerId: other.id, role: "read-only" } }),
    changeRole({ ctx: other.ctx, input: { customerId: one.id, role: "moderator" } }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [last] = await owners();
  const only = { code: "CONFLICT", message: expect.stringContaining("only owner") };
  const input = { customerId: last?.id };
  await expect(revokeAdmin({ ctx: city.admin, input })).rejects.toMatchObject(only);
  await expect(changeRole({ ctx: city.admin, input: { ...input, role: "operator" } })).rejects.toMatchObject(only);
  const { config } = city.handle;
  for (const args of [["end-admin"], ["make-admin", "operator"]]) {
    const [verb = "", ...role] = args;
    await expect(runAdminCommand(config, [verb, last?.email ?? "", ...role])).rejects.toThrow(/only owner/);
  }
  expect((await owners()).map(({ id }) => id)).toEqual([last?.id]);
});

test("nobody becomes an admin by a change of role, and nobody but an owner changes one", async () => {
  const customer = await person("person");
  const input = { customerId: customer.id, role: "owner" };
  await expect(changeRole({ ctx: city.admin, input })).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const role of AdminRole.options.filter((one) => one !== "owner")) {
    const { ctx, id } = await person(role);
    await expect(changeRole({ ctx, input: { customerId: id, role: "owner" } })).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: `Your role in this city is ${role}; this takes another one: owner. An owner can change yours.`,
    });
    expect((await getAccount({ ctx, input: {} })).role).toBe(role);
  }
  expect(await roleOf(customer.id)).toBe("person");
});

test("the command line lists the admins, gives a role, and takes it", async () => {
  const { config } = city.handle;
  const { email, id } = await person("person");
  expect(await runAdminCommand(config, ["make-admin", email, "treasurer"])).toContain("an admin: treasurer");
  expect(await runAdminCommand(config, ["list-admins"])).toMatch(new RegExp(`^treasurer +${email}`, "m"));
  expect(await runAdminCommand(config, ["make-admin", email, "owner"])).toContain("an admin: owner");
  expect(await runAdminCommand(config, ["end-admin", email])).toContain("no longer an admin");
  expect(await roleOf(id)).toBe("person");
  await expect(runAdminCommand(config, ["make-admin", email, "king"])).rejects.toThrow(ADMIN_USAGE);
  await expect(runAdminCommand(config, ["end-admin", email, "owner"])).rejects.toThrow(ADMIN_USAGE);
  await expect(runAdminCommand(config, ["end-admin", email])).rejects.toThrow(/No admin has the id/);
  const { admins } = await listAdmins({ ctx: city.admin, input: {} });
  expect(admins.some((admin) => admin.id === id)).toBe(false);
});
