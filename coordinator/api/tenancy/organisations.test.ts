import { afterAll, beforeAll, expect, test } from "vitest";
import { API_ROOT } from "#protocol/api/api-root";
import { type VerbOperation, verbOperations } from "#protocol/api/contract";
import { FOR_ORGANISATIONS } from "#protocol/api/for-organisations";
import { routeCall } from "#protocol/api/route-call";
import { type MemberPower, MemberRole, memberMay } from "#protocol/people/member-roles";
import { citySnapshot } from "../../testing/city-snapshot";
import { inputsIn } from "./testing/inputs";
import { openTenancyCity, SECRET, type TenancyCity } from "./testing/open-tenancy-city";

let at: TenancyCity;
let inputs: ReturnType<typeof inputsIn>;
/** A member of each role, by a key of the organisation's; and an owner of another one, by a key of that. */
const keys = new Map<MemberRole | "elsewhere", string>();

/** All that was the owner's becomes the organisation's. */
const HAND_OVER = [
  "UPDATE job SET customer_id = $1 WHERE customer_id = $2",
  "UPDATE upload SET owner = $1 WHERE owner = $2",
  "UPDATE storage_connection SET owner = $1 WHERE owner = $2",
  "UPDATE webhook SET owner = $1 WHERE owner = $2",
];

beforeAll(async () => {
  at = await openTenancyCity();
  inputs = inputsIn(at);
  const { auth, prisma, pool } = at.city.handle;
  for (const statement of HAND_OVER) await pool.query(statement, [at.organisationId, at.ids.owner]);
  for (const name of [...MemberRole.options, "elsewhere"] as const) {
    const personId = await auth.signUp({ name, email: `${name}@members.example`, password: "a long password" });
    let organisationId = at.organisationId;
    if (name === "elsewhere") {
      const { id } = await prisma.person.create({
        data: { id: "org_other", name, email: "org_other@organisation.invalid" },
      });
      organisationId = id;
      await prisma.organisation.create({ data: { id, answersId: personId } });
    }
    const role = name === "elsewhere" ? "owner" : name;
    await prisma.membership.create({ data: { organisationId, personId, role } });
    keys.set(name, (await auth.keys.make(organisationId, "tenancy", null, personId)).key);
  }
});

afterAll(() => at.close());

async function as(who: MemberRole | "elsewhere", operation: VerbOperation) {
  const { method, path, body } = routeCall(operation, inputs[operation.id]());
  const headers = { authorization: `Bearer ${keys.get(who)}`, "content-type": "application/json" };
  const answer = await fetch(`${at.city.url}${API_ROOT}${path}`, { method, headers, ...(body ? { body } : {}) });
  return { status: answer.status, text: await answer.text() };
}

const powerOf = ({ id }: VerbOperation): MemberPower | undefined => FOR_ORGANISATIONS[id];
const forThem = verbOperations.filter((operation) => powerOf(operation) !== undefined);

test("what a member's role does not allow is refused, and so is all that is a person's own; nothing changes", async () => {
  const before = await citySnapshot(at.city.handle);
  let refused = 0;
  for (const operation of verbOperations) {
    const power = powerOf(operation);
    for (const role of MemberRole.options) {
      const isPersonal = power === undefined && operation.audience !== "anyone" && operation.id !== "listOrganisations";
      if (!isPersonal && (power === undefined || memberMay(role, power))) continue;
      refused += 1;
      const { status, text } = await as(role, operation);
      expect([operation.id, role, status]).toEqual([operation.id, role, 403]);
      expect(text).not.toContain(SECRET);
    }
  }
  expect(refused).toBeGreaterThan(200);
  expect(await citySnapshot(at.city.handle)).toEqual(before);
});

test("every member reads what is the organisation's, and nobody of another one does", async () => {
  const jobs = forThem.filter(({ method, path }) => method === "GET" && path.includes("{jobId}"));
  expect(jobs.length).toBeGreaterThan(10);
  for (const operation of jobs) {
    for (const role of MemberRole.options) {
      const { status } = await as(role, operation);
      expect([operation.id, role, status]).toEqual([operation.id, role, 200]);
    }
    const { status, text } = await as("elsewhere", operation);
    expect([operation.id, status, text.includes(SECRET)]).toEqual([operation.id, 404, false]);
  }
  for (const operation of forThem.filter(({ method, path }) => method !== "GET" && path.includes("{jobId}"))) {
    const { status, text } = await as("elsewhere", operation);
    expect([operation.id, status, text.includes(SECRET)]).toEqual([operation.id, 404, false]);
  }
});
