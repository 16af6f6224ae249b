import { afterAll, beforeAll, expect, test } from "vitest";
import { API_ROOT } from "#protocol/api/api-root";
import { type InputOf, type VerbId, type VerbOperation, verbOperations } from "#protocol/api/contract";
import { routeCall } from "#protocol/api/route-call";
import { NO_HOUSEHOLD_RULES } from "#protocol/household-rules";
import { CURRENT_TERMS } from "#protocol/terms";
import { citySnapshot } from "../../testing/city-snapshot";
import { manifest } from "../testing/manifests";
import { ACTORS, type Actor, ADMIN_ACTORS, ANSWERS, type Answers, isAdmin } from "./testing/actors";
import {
  BATCH,
  GAME,
  LIGHTHOUSE,
  openTenancyCity,
  PARTNER,
  PARTNER_TO_CLOSE,
  PASSKEY,
  PAYOUT,
  REWARD,
  SECRET,
  type TenancyCity,
  VISIT,
  WEBHOOK,
} from "./testing/open-tenancy-city";

const theJob = () => ({ jobId: at.jobId });
const theUnit = () => ({ jobId: at.jobId, unit: 0 });
const theRunning = () => ({ jobId: at.running });
const theDevice = () => ({ deviceId: at.claimed.deviceId });
const theOther = () => ({ customerId: at.ids.other });
const nothing = () => ({});
let names = 100;
let cents = 10;
const NO_PAYOUT = "po_0000000000000000";
const NO_PAYMENT = "pay_0000000000000000";
const NO_TEAM = "0".repeat(22);
const NO_HOUSEHOLD = "0".repeat(32);

/** A valid call of each operation by somebody who may. An operation that is missing here does not compile. */
const INPUTS: { [Id in VerbId]: () => InputOf<Id> } = {
  checkProgram: () => ({ runtime: "js", blob: at.program }),
  listSamples: nothing,
  previewJob: () => ({ manifest: manifest(at.program) }),
  tryJob: () => manifest(at.program),
  submitJob: () => manifest(at.program),
  listJobs: nothing,
  getJob: theJob,
  dialJob: () => ({ ...theRunning(), cores: 3 }),
  pauseJob: theRunning,
  resumeJob: theRunning,
  cancelJob: () => ({ jobId: at.doomed }),
  keepJob: () => ({ ...theJob(), days: 30 }),
  writeThanks: () => ({ ...theJob(), text: "Thank you", outcome: "It is built" }),
  getThanks: theJob,
  listThanks: nothing,
  getNewestThanks: () => ({ deviceToken: at.claimed.deviceToken }),
  reportThanks: () => ({ ...theJob(), deviceToken: at.claimed.deviceToken }),
  listReportedThanks: nothing,
  judgeThanks: () => ({ ...theJob(), decision: "keep", reason: "It is kind" }),
  publishPicture: () => ({ ...theJob(), isPublished: true }),
  getPicture: theJob,
  deleteJob: () => ({ jobId: at.doomed }),
  retryJob: () => ({ ...theJob(), budget: "0.01" }),
  addBudget: () => ({ ...theRunning(), amount: "0.01" }),
  addUnits: () => ({ ...theRunning(), inputs: { kind: "range", from: 6, to: 6 } }),
  listResults: theJob,
  streamResults: theJob,
  streamReceipts: theJob,
  listReceiptKeys: nothing,
  replaceReceiptKey: nothing,
  followResults: theJob,
  zipResults: theJob,
  csvResults: theJob,
  parquetResults: theJob,
  listErrors: theJob,
  getUnit: theUnit,
  getTimeline: theUnit,
  getPart: () => ({ ...theUnit(), name: "output" }),
  getMosaic: theJob,
  getHistory: theJob,
  listConnections: nothing,
  saveConnection: () => LIGHTHOUSE,
  checkConnection: () => ({ name: LIGHTHOUSE.name }),
  recordBrowserCheck: () => ({ name: LIGHTHOUSE.name, findings: [] }),
  deleteConnection: () => ({ name: LIGHTHOUSE.name }),
  getAccount: nothing,
  getStatement: nothing,
  getMonth: () => ({ month: "2026-11" }),
  csvMonth: () => ({ month: "2026-11" }),
  exportAccount: nothing,
  previewDeletion: nothing,
  acceptTerms: () => ({ version: CURRENT_TERMS }),
  deleteAccount: () => ({ password: "a guess" }),
  acceptInvitation: () => ({ token: at.invitation }),
  claimDevice: () => ({ deviceToken: at.claimed.deviceToken }),
  findPairing: () => ({ code: "000000" }),
  approvePairing: () => ({ code: "000000" }),
  removeDevice: theDevice,
  getHousehold: nothing,
  changeDevice: () => ({ ...theDevice(), name: "The lamp in the hall", pause: { forMs: 60_000 } }),
  getForecast: nothing,
  getCityMap: nothing,
  getHomeDistrict: nothing,
  setHomeDistrict: () => ({ district: null }),
  setAbsenceLetters: () => ({ on: true }),
  endAbsenceLetters: () => ({ token: at.letterToken }),
  setHouseholdRules: () => ({ rules: NO_HOUSEHOLD_RULES }),
  getBoards: nothing,
  getProfile: nothing,
  // Nobody gets a name that somebody has.
  setProfile: () => ({ name: `Lamp ${names++}`, onBoards: true }),
  removeProfile: nothing,
  takeDownProfile: () => ({ name: "Nobody", reason: "Rude" }),
  getHouseholdPeople: nothing,
  inviteToHousehold: nothing,
  endHouseholdInvitations: nothing,
  findHousehold: () => ({ invitation: NO_HOUSEHOLD }),
  joinHousehold: () => ({ invitation: NO_HOUSEHOLD }),
  leaveHousehold: nothing,
  removeFromHousehold: () => ({ no: 0 }),
  getTeam: nothing,
  findTeam: () => ({ invitation: NO_TEAM }),
  makeTeam: () => ({ name: `Team ${names++}` }),
  joinTeam: () => ({ invitation: NO_TEAM }),
  leaveTeam: nothing,
  changeTeam: () => ({ newLink: true }),
  removeTeamMember: () => ({ name: "Nobody" }),
  handOverTeam: () => ({ name: "Nobody" }),
  renameTeam: () => ({ name: "Nobody", newName: "Somebody", reason: "Rude" }),
  listKeys: nothing,
  makeKey: () => ({ name: "one more", days: 1 }),
  revokeKey: () => ({ keyId: at.spareKeyId }),
  listSessions: nothing,
  endSession: () => ({ sessionId: at.sessionId }),
  endOtherSessions: nothing,
  listPasskeys: nothing,
  removePasskey: () => ({ passkeyId: PASSKEY }),
  listWebhooks: nothing,
  makeWebhook: () => ({ url: "https://example.org/hooks" }),
  testWebhook: () => ({ webhookId: WEBHOOK }),
  deleteWebhook: () => ({ webhookId: WEBHOOK }),
  setJobLetters: () => ({ on: true }),
  listPartners: nothing,
  makePartner: () => GAME,
  changePartner: () => ({ ...GAME, partnerId: PARTNER }),
  closePartner: () => ({ partnerId: PARTNER_TO_CLOSE }),
  listVisits: () => ({ partnerId: PARTNER }),
  beginVisit: () => ({
    ...{ partnerId: PARTNER, origin: GAME.origins[0] ?? "", player: "p1", sharePercent: GAME.sharePercent },
    deviceToken: at.claimed.deviceToken,
  }),
  continueVisit: () => ({ visitId: VISIT, deviceToken: at.claimed.deviceToken }),
  getRewards: nothing,
  getEarnedUnits: theJob,
  askPayout: () => ({ rewardId: REWARD, amount: "1" }),
  takeBackPayout: () => ({ payoutId: PAYOUT }),
  startCardPayment: () => ({ amount: "10" }),
  getPayments: nothing,
  getPaymentsDesk: nothing,
  refundPayment: () => ({ paymentId: NO_PAYMENT, amount: "1" }),
  listInvoices: nothing,
  pdfInvoice: () => ({ number: 1 }),
  csvInvoice: () => ({ number: 1 }),
  pdfMonth: () => ({ month: "2026-11" }),
  getBooks: nothing,
  setInvoiceTerms: () => ({ fromMonth: "2026-11", issuer: ["Stratford"], taxes: [] }),
  closeMonth: () => ({ month: "2026-11" }),
  checkMonth: () => ({ month: "2026-11" }),
  listMonthInvoices: () => ({ month: "2026-11" }),
  issueCreditNote: () => ({ number: 1, amount: null, reason: "It was too dear" }),
  listYearlyReports: nothing,
  getYearlyReport: () => ({ year: 2026 }),
  csvYearlyReport: () => ({ year: 2026 }),
  makeYearlyReport: () => ({ year: 2001 }),
  setBalanceAlert: () => ({ below: "5.00" }),
  compareBankFile: () => ({ text: "date,amount,reference\n2026-11-30,1.00,A stranger\n" }),
  recordPayment: () => ({ ...theOther(), amount: "0.01", reference: `INV ${names++}` }),
  getRewardsDesk: nothing,
  setReward: () => ({
    ...{ kind: "donation", names: { en: "Trees", fr: "Arbres" }, texts: { en: "Trees", fr: "Arbres" } },
    ...{ minimum: "1", isOpen: true },
  }),
  prepareBatch: () => ({ rewardId: REWARD }),
  getBatch: () => ({ batchId: BATCH }),
  approveBatch: () => ({ batchId: BATCH }),
  payBatch: () => ({ batchId: BATCH }),
  refusePayout: () => ({ payoutId: NO_PAYOUT, reason: "No such account" }),
  getPrices: nothing,
  listSettings: nothing,
  // One that every role with the power may change, and each time to another value.
  changeSetting: () => ({ setting: "us-dollar", value: `1.${cents++}`, reason: "The bank says so" }),
  takeBackSetting: () => ({ change: 2_000_000_000, reason: "A mistake" }),
  getFleet: nothing,
  listDevices: nothing,
  getDevice: theDevice,
  banDevice: () => ({ ...theDevice(), reason: "It lied" }),
  unbanDevice: theDevice,
  anchorDevice: () => ({ ...theDevice(), reason: "It stands in the library" }),
  releaseAnchor: theDevice,
  listAdminJobs: nothing,
  stopJob: () => ({ jobId: at.stopped, reason: "It is late" }),
  listQuarantines: nothing,
  liftQuarantine: () => ({ program: "0".repeat(64), reason: "It is mine" }),
  listReviews: nothing,
  getReview: () => ({ jobId: at.held }),
  decideReview: () => ({ jobId: at.held, decision: "approve", reason: "It is harmless" }),
  judgeCustomer: () => ({ customerId: at.ids.other, standing: "approved", reason: "A neighbour" }),
  reportJob: () => ({ ...theJob(), deviceToken: at.claimed.deviceToken, why: "other" }),
  listReports: nothing,
  dismissReports: () => ({ ...theJob(), reason: "It is what it says" }),
  banProgram: () => ({ program: "0".repeat(64), reason: "It mines" }),
  unbanProgram: () => ({ program: "1".repeat(64), reason: "It does not" }),
  listCustomers: nothing,
  giveMoney: () => ({ ...theOther(), amount: "0.01", note: "A gift" }),
  welcomePerson: theOther,
  makeResetLink: theOther,
  listAdmins: nothing,
  inviteAdmin: () => ({ email: "new.admin@example.org", role: "moderator" }),
  withdrawInvitation: () => ({ invitationId: at.spareInvitation }),
  changeRole: () => ({ customerId: at.ids.deputy, role: "treasurer" }),
  revokeAdmin: () => ({ customerId: at.ids.deputy }),
  getLedger: nothing,
  listAudit: nothing,
  getCityNow: nothing,
  getCityRecord: nothing,
  getCity: nothing,
  getStored: nothing,
  getHealth: nothing,
  stopCity: () => ({ reason: "A drill" }),
  resumeCity: nothing,
};

type Exception = Partial<Pick<Answers, "stranger" | "other" | "owner" | "admin">>;

/** Inputs for which the answer differs from what the audience says; `admin` stands for every admin who may. */
const EXCEPTIONS: { [Id in VerbId]?: Exception } = {
  // The invitation is for the owner's address, and the device of the owner's household.
  acceptInvitation: { other: 403, admin: 403 },
  claimDevice: { other: 409, admin: 409 },
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
  refundPayment: { admin: 409 },
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
  // No program is quarantined.
  liftQuarantine: { admin: 404 },
};

function answersOf({ id, audience }: VerbOperation): Answers {
  const usual = ANSWERS[audience];
  const { admin = usual.admin, ...others } = EXCEPTIONS[id] ?? {};
  const admins = ADMIN_ACTORS.map((one) => [one, usual[one] === usual.admin ? admin : usual[one]]);
  return { ...usual, ...others, ...Object.fromEntries(admins) };
}

let at: TenancyCity;

beforeAll(async () => {
  at = await openTenancyCity();
});

afterAll(() => at.close());

function as(actor: Actor, operation: VerbOperation, changes: object = {}) {
  const { method, path, body } = routeCall(operation, { ...INPUTS[operation.id](), ...changes });
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
