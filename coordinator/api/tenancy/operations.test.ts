import { afterAll, beforeAll, expect, test } from "vitest";
import { API_ROOT } from "#protocol/api/api-root";
import { type VerbId, type VerbOperation, verbOperations } from "#protocol/api/contract";
import { routeCall } from "#protocol/api/route-call";
import { citySnapshot } from "../../testing/city-snapshot";
import { ACTORS, type Actor, ADMIN_ACTORS, ANSWERS, type Answers, isAdmin } from "./testing/actors";
import { inputsIn } from "./testing/inputs";
import { openTenancyCity, SECRET, type TenancyCity } from "./testing/open-tenancy-city";

type Exception = Partial<Answers>;

/** Inputs for which the answer differs from what the audience says; `admin` stands for every admin who may. */
const EXCEPTIONS: { [Id in VerbId]?: Exception } = {
  // The invitation is for the owner's address, and the device of the owner's household.
  acceptInvitation: { other: 403, admin: 403 },
  claimDevice: { other: 409, admin: 409 },
  // Nobody has this link: coordinator/api/organisations tries one.
  joinOrganisation: { other: 404, owner: 404, admin: 404 },
  // No device shows this code.
  findPairing: { other: 404, owner: 404, admin: 404 },
  approvePairing: { other: 404, owner: 404, admin: 404 },
  // None of its units has failed, and nobody but its customer pays for another run.
  retryJob: { owner: 409, admin: 403 },
  // It makes no picture of tiles; what publishing does is tried in coordinator/http/pictures.
  publishPicture: { owner: 409 },
  getPicture: { stranger: 404, other: 404, owner: 404, admin: 404 },
  // Its only device is its customer's own; coordinator/thanks tries what others read and report.
  reportThanks: { stranger: 404, other: 404, owner: 404, admin: 404 },
  // Nobody's password: what it does is tried in coordinator/rights.
  deleteAccount: { other: 400, owner: 400, admin: 400 },
  // Only its customer pays for more of it.
  addUnits: { admin: 403 },
  // Nobody has this name.
  takeDownProfile: { admin: 404 },
  renameTeam: { admin: 404 },
  // Nobody shares a household: what people do to theirs is tried in coordinator/household.
  findHousehold: { other: 404, owner: 404, admin: 404 },
  joinHousehold: { other: 404, owner: 404, admin: 404 },
  leaveHousehold: { other: 409, owner: 409, admin: 409 },
  removeFromHousehold: { other: 404, owner: 404, admin: 404 },
  // Nobody has a public name, and so a team: what they do is tried in coordinator/pride.
  findTeam: { other: 404, owner: 404, admin: 404 },
  joinTeam: { other: 409, owner: 409, admin: 409 },
  makeTeam: { other: 409, owner: 409, admin: 409 },
  changeTeam: { other: 404, owner: 404, admin: 404 },
  removeTeamMember: { other: 404, owner: 404, admin: 404 },
  handOverTeam: { other: 404, owner: 404, admin: 404 },
  // This one is not banned.
  unbanProgram: { admin: 404 },
  // This city takes no cards; what they do is tried in coordinator/payments.
  startCardPayment: { other: 409, owner: 409, admin: 409 },
  startTopUps: { other: 409, owner: 409, admin: 409 },
  changeTopUps: { other: 409, owner: 409, admin: 409 },
  refundPayment: { admin: 409 },
  // No such transfer was recorded: coordinator/rewards/earnings.test.ts takes some back.
  takeBackTransfer: { admin: 404 },
  // No month is closed, and no invoice issued: coordinator/invoices tries all of it.
  pdfInvoice: { other: 404, owner: 404, admin: 404 },
  csvInvoice: { other: 404, owner: 404, admin: 404 },
  closeMonth: { admin: 409 },
  checkMonth: { admin: 404 },
  issueCreditNote: { admin: 404 },
  // The city was not there in that year, and has published nothing: coordinator/reports tries all of it.
  makeYearlyReport: { admin: 409 },
  getYearlyReport: { stranger: 404, other: 404, owner: 404, admin: 404 },
  csvYearlyReport: { stranger: 404, other: 404, owner: 404, admin: 404 },
  // Only its owner's device was credited.
  getEarnedUnits: { other: 404, admin: 404 },
  // Nobody has a verified address, and what is there is paid already: coordinator/rewards tries all of it.
  askPayout: { other: 409, owner: 409, admin: 409 },
  takeBackPayout: { owner: 409 },
  prepareBatch: { admin: 409 },
  approveBatch: { admin: 409 },
  payBatch: { admin: 409 },
  refusePayout: { admin: 404 },
  // There is no such change; coordinator/settings tries one.
  takeBackSetting: { admin: 404 },
  // Of those who change settings, owners alone write the terms.
  announceTerms: { operator: 403, treasurer: 403 },
  // No program is quarantined.
  liftQuarantine: { admin: 404 },
};

function answersOf({ id, audience }: VerbOperation): Answers {
  const usual = ANSWERS[audience];
  const { admin = usual.admin, ...others } = EXCEPTIONS[id] ?? {};
  const admins = ADMIN_ACTORS.map((one) => [one, usual[one] === usual.admin ? admin : usual[one]]);
  return { ...usual, ...Object.fromEntries(admins), ...others };
}

let at: TenancyCity;
let inputs: ReturnType<typeof inputsIn>;

beforeAll(async () => {
  at = await openTenancyCity();
  inputs = inputsIn(at);
});

afterAll(() => at.close());

function as(actor: Actor, operation: VerbOperation, changes: object = {}) {
  const { method, path, body } = routeCall(operation, { ...inputs[operation.id](), ...changes });
  return at.ask(actor, method, API_ROOT + path, body);
}

test("callers outside the audience are refused, learn nothing, and change nothing", async () => {
  const before = await citySnapshot(at.city.handle);
  for (const operation of verbOperations) {
    for (const actor of ACTORS) {
      const expected = answersOf(operation)[actor];
      if (expected === 200) continue;
      const { status, text } = await as(actor, operation);
      expect([operation.id, actor, status]).toEqual([operation.id, actor, expected]);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain("owner@example.org");
    }
  }
  expect(await citySnapshot(at.city.handle)).toEqual(before);
});

test("somebody else's job cannot be distinguished from a missing one", async () => {
  const theirs = verbOperations.filter(({ path }) => path.includes("{jobId}"));
  expect(theirs.length).toBeGreaterThan(10);
  for (const operation of theirs.filter((one) => answersOf(one).other === 404)) {
    const nowhere = "job_0123456789abcdef";
    const real = await as("other", operation, { jobId: at.jobId });
    const unreal = await as("other", operation, { jobId: nowhere });
    expect(real.status).toBe(unreal.status);
    expect(real.text.replaceAll(at.jobId, nowhere)).toBe(unreal.text);
  }
});

test("callers inside the audience are answered, and only an admin sees other people's things", async () => {
  const last: VerbId[] = [
    "cancelJob",
    "deleteJob",
    "stopJob",
    "revokeKey",
    "endSession",
    "endOtherSessions",
    "removePasskey",
    "deleteConnection",
    "removeDevice",
    "endInvitation",
    "removeMember",
    "closeOrganisation",
    // It ends the owner's key.
    "acceptInvitation",
    "welcomePerson",
    "decideReview",
    "dismissReports",
  ];
  const called = new Set<string>();
  const inOrder = verbOperations.toSorted((a, b) => last.indexOf(a.id) - last.indexOf(b.id));
  for (const operation of inOrder) {
    const { id } = operation;
    const answers = answersOf(operation);
    for (const actor of ACTORS) {
      if (answers[actor] !== 200) continue;
      // Operations that end something are called once, by the first caller who may.
      if (last.includes(id) && called.has(id)) continue;
      called.add(id);
      const { status, text } = await as(actor, operation);
      expect([id, actor, status, status === 200 ? "" : text]).toEqual([id, actor, 200, ""]);
      if (actor === "owner" || isAdmin(actor)) continue;
      expect([id, actor, text.includes(SECRET), text.includes("owner@example.org")]).toEqual([id, actor, false, false]);
    }
  }
});
