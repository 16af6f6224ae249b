import type { CustomerId } from "#core/ids";
import { NO_HOUSEHOLD_RULES } from "#protocol/devices/household-rules";
import { FIRST_TERMS } from "#protocol/people/terms";
import { makeKey } from "../../api/account/make-key";
import { acceptTerms } from "../../api/account/terms/accept-terms";
import { inviteAdmin } from "../../api/admin/admins/invite-admin";
import { giveMoney } from "../../api/admin/give-money";
import { recordPayment } from "../../api/admin/rewards/record-payment";
import { takeBackTransfer } from "../../api/admin/rewards/take-back-transfer";
import { setAbsenceLetters } from "../../api/household/set-absence-letters";
import { submitJob } from "../../api/jobs/submit-job";
import { setBalanceAlert } from "../../api/payments/set-balance-alert";
import { setBillingAddress } from "../../api/payments/set-billing-address";
import { answer } from "../../api/tenancy/testing/open-tenancy-city";
import { DOUBLE, manifest } from "../../api/testing/manifests";
import { setJobLetters } from "../../api/webhooks/set-job-letters";
import type { Context } from "../../auth/context";
import type { TestCoordinator } from "../../testing/start-test-coordinator";
import { recordUpload } from "../../uploads/uploads";

export const PASSWORD = "words that only she knows";

/** What nobody is ever given. */
export const SECRETS = { sealed: "sealed by a key that is elsewhere", token: "a session's secret token" };

export interface KnownPerson {
  ctx: Context;
  id: string;
  email: string;
  /** In their name, and in every word that is written by or about them. */
  word: string;
  deviceId: string;
  jobs: { ended: string; open: string; waiting: string };
}

let people = 0;

/** A person of whom every table that may know of people knows something. */
export async function knownPerson(city: TestCoordinator): Promise<KnownPerson> {
  const { auth, prisma, signatures, blobs } = city.handle;
  people += 1;
  const word = `Quillfeather-${people}-`;
  const email = `zelda.${word}@example.org`.toLowerCase();
  const name = `Zelda ${word}`;
  const [webhookId, connectionId] = [`wh_${people}`, `con_${people}`];
  const id = await auth.signUp({ name, email, password: PASSWORD });
  const person = { id: id as CustomerId, name, email, role: "person" as const };
  const ctx: Context = { person, via: "web", caller: { address: "203.0.113.7", network: undefined } };
  const network = signatures.networkOf({ address: "203.0.113.7", network: "203.0.113.7" });

  await giveMoney({ ctx: city.admin, input: { customerId: id, amount: "20", note: `For ${word}'s thesis` } });
  await recordPayment({ ctx: city.admin, input: { customerId: id, amount: "7", reference: `Transfer of ${word}` } });
  const taken = { amount: "1", reference: `Transfer of ${word}`, why: "transfer", reason: `${word} asked` };
  await takeBackTransfer({ ctx: city.admin, input: { customerId: id, ...taken } });
  await prisma.cardPayment.create({
    data: { id: `pay_${String(people).padStart(16, "0")}`, customerId: id, cents: 500 },
  });
  const terms = { belowCents: 500, cents: 2_000, monthCents: 10_000, language: "en" };
  const card = { id: `card_${String(people).padStart(16, "0")}`, customerId: id, state: "saved" };
  await prisma.savedCard.create({ data: { ...card, ...terms, brand: "visa", lastDigits: "4242", holder: "cus_1" } });
  const facts = JSON.stringify({ number: people, customerId: id });
  await prisma.invoice.create({
    data: {
      no: people,
      kind: "invoice",
      month: "2026-10",
      customerId: id,
      facts,
      hash: "",
      words: `{"name":"${word}"}`,
    },
  });
  const rewardId = `rw_${String(people).padStart(16, "0")}`;
  const words = { en: "Internet bill", fr: "Facture d’internet" };
  await prisma.reward.create({
    data: { id: rewardId, kind: "internet-bill", names: words, texts: words, minimumNanos: 1, isOpen: true },
  });
  await prisma.payoutBatch.create({
    data: { id: `pb_${String(people).padStart(16, "0")}`, rewardId, preparedBy: id, approvedBy: id },
  });
  await prisma.payout.create({
    data: {
      ...{ id: `po_${String(people).padStart(16, "0")}`, rewardId, personId: id, amountNanos: 0, state: "refused" },
      ...{ payee: word, reason: `Not an account of ${word}` },
    },
  });
  const change = { setting: "us-dollar", value: "1.40", was: "", holdsFrom: inAnHour(), madeBy: id, reason: word };
  const { no: changeNo } = await prisma.settingChange.create({ data: change });
  await prisma.settingTakenBack.create({ data: { changeNo, takenBackBy: id, reason: word } });
  await makeKey({ ctx, input: { name: `${word}'s laptop`, days: null } });
  await acceptTerms({ ctx, input: { version: FIRST_TERMS } });
  await prisma.twoFactor.create({
    data: {
      id: `two_${people}`,
      userId: id,
      secret: `${SECRETS.sealed} ${word}`,
      backupCodes: `${SECRETS.sealed} ${word}`,
    },
  });
  const passkey = { id: `pas_${people}`, userId: id, name: `${word}'s phone`, credentialID: `passkey ${people}` };
  await prisma.passkey.create({
    data: { ...passkey, publicKey: SECRETS.sealed, counter: 0, deviceType: "singleDevice", backedUp: false },
  });
  await organisationOf(city, { id, email, word });
  await setJobLetters({ ctx, input: { on: true } });
  await setAbsenceLetters({ ctx, input: { on: true } });
  await setBalanceAlert({ ctx, input: { below: "5.00" } });
  const address = { name: `${word} Ltd`, lines: [`1 ${word} St`], taxNumber: word };
  await setBillingAddress({ ctx, input: { address } });
  await inviteAdmin({ ctx: city.admin, input: { email, role: "read-only" } });
  await prisma.webhook.create({ data: { id: webhookId, owner: id, url: `https://192.0.2.1/${word}` } });
  const partnerId = `pt_${String(people).padStart(16, "0")}`;
  await prisma.partner.create({
    data: {
      ...{ id: partnerId, owner: id, name: word, origins: [`https://${word}.example`], sharePercent: 20 },
      ...{ webhookUrl: `https://192.0.2.1/${word}`, network },
    },
  });
  await prisma.session.updateMany({
    where: { userId: id },
    data: { userAgent: `${word} 1.0`, ipAddress: "203.0.113.0/24", token: `${SECRETS.token} ${word}` },
  });
  const connection = { owner: id, name: word, endpoint: `https://${word}.example`, region: "r", bucket: word };
  await prisma.storageConnection.create({
    data: {
      ...{ ...connection, id: connectionId, prefix: word, checks: [word] },
      ...{ pathStyle: true, readOnly: false, requesterPays: false, sealedKeys: Buffer.from(SECRETS.sealed) },
    },
  });
  const begun = { connectionId, uploadId: "1", owner: id, key: word, nextAt: inAnHour() };
  await prisma.bucketUpload.create({ data: begun });

  const { hash, bytes } = await blobs.putBytes(Buffer.from(`${DOUBLE}// ${word}`));
  await recordUpload(prisma, id, hash, bytes);
  const submit = async (changes: object) =>
    (await submitJob({ ctx, input: manifest(hash, { name: `${word}'s sums`, replicas: 1, ...changes }) })).id;
  const device = city.device({ answer });
  const ended = await submit({ inputs: { kind: "range", from: 1, to: 3 } });
  await device.until(({ acknowledged }) => acknowledged.get(ended)?.size === 3);
  device.send("room", { slots: 0 });
  const open = await submit({ cores: 0 });
  const waiting = await submit({ cores: 0, inputs: { kind: "outputs", job: open } });

  // What is written about it from now on is not its own doing.
  device.close();
  await prisma.device.update({
    where: { id: device.deviceId },
    data: { ownerId: id, removedBy: id, name: word, label: `Linux, ${word}`, network },
  });
  const { no: deviceNo } = await prisma.device.findUniqueOrThrow({ where: { id: device.deviceId } });
  const visit = { id: `vis_${people}`, partnerId, deviceNo, origin: `https://${word}.example`, player: word };
  await prisma.visit.create({ data: { ...visit, sharePercent: 20, countAt: null } });
  const told = { owner: `partner:${partnerId}`, webhookId: partnerId, kind: "button.work", nextAt: null };
  await prisma.delivery.create({ data: { ...told, id: `msg_told_${people}`, facts: { visits: [{ player: word }] } } });
  const { no } = await prisma.job.findUniqueOrThrow({ where: { id: ended } });
  const unit = { jobNo: no, unit: 0 };
  const lost = { grantedMs: 1, endedMs: 2, cause: "failed", message: word };
  await prisma.job.update({ where: { no }, data: { network, stateReason: { kind: "other", words: word } } });
  await prisma.lostAttempt.create({ data: { ...unit, number: 1, deviceNo, ...lost } });
  await prisma.replica.updateMany({ where: unit, data: { message: word, stderr: word, output: Buffer.from(word) } });
  await prisma.block.updateMany({ where: { jobNo: no }, data: { suspects: [`person:${id}`] } });
  await prisma.addition.create({
    data: { jobNo: no, key: word, digest: Buffer.alloc(32), firstUnit: 3, units: 0 },
  });
  await prisma.destination.create({ data: { jobNo: no, connectionId: connectionId, template: word, nextAt: null } });
  await prisma.pairing.create({
    data: { code: `code ${people}`, deviceId: device.deviceId, sessionId: "x", expiresAt: inAnHour() },
  });
  await prisma.review.create({
    data: { jobNo: no, why: "first-jobs", decidedAt: new Date(), approved: true, reason: word },
  });
  await prisma.thanks.create({ data: { jobNo: no, text: word, outcome: word, removedWhy: word } });
  await prisma.standing.create({ data: { personId: id, standing: "approved", reason: word } });
  await prisma.deviceDay.create({ data: { deviceNo, day: new Date(), creditNanos: 5, coreMs: 5, powerNanos: 5 } });
  await prisma.homeDistrict.create({ data: { personId: id, district: "old-town" } });
  const figures = { days: 9, lowNanos: 1, likelyNanos: 2, highNanos: 3, powerNanos: 4 };
  await prisma.forecast.create({ data: { personId: id, month: new Date(), deviceNo, ...figures } });
  await prisma.householdRules.create({ data: { personId: id, rules: NO_HOUSEHOLD_RULES } });
  await prisma.householdMember.create({ data: { personId: id, householdId: `home ${people}` } });
  await prisma.profile.create({ data: { personId: id, name: word, nameKey: word, onBoards: true } });
  await prisma.board.create({ data: { name: `board ${people}`, listed: 1, unlisted: 0 } });
  await prisma.boardRow.create({ data: { board: `board ${people}`, place: 1, personId: id, creditNanos: 1 } });
  await prisma.badge.create({ data: { personId: id, badge: "first-result" } });
  await prisma.givingWeek.create({ data: { personId: id, week: 9_999 } });
  const team = { id: `team_${people}`, name: "Maple Street", nameKey: `key ${people}`, invitation: `link ${people}` };
  await prisma.team.create({ data: { ...team, members: { create: { personId: id } } } });
  // The device may report of itself meanwhile.
  await prisma.deviceReport.createMany({
    data: [{ deviceId: device.deviceId, report: { doing: { kind: "off" }, cores: 1, lent: 0 } }],
    skipDuplicates: true,
  });
  await prisma.heldInputs.create({ data: { deviceId: device.deviceId, inputs: Buffer.alloc(12), writtenBy: "x" } });
  const link = { identifier: "hashed", expiresAt: inAnHour() };
  const challenge = JSON.stringify({ type: "registration", userData: { id, name: email } });
  await prisma.verification.createMany({
    data: [
      { ...link, id: `ver_${people}`, value: id },
      { ...link, id: `ver_${people}_passkey`, value: challenge },
    ],
  });
  for (const key of [`codes of ${id}`, `mail ${email}`])
    await prisma.rateLimit.create({ data: { id: key, key, count: 1, lastRequest: Date.now() } });
  await prisma.auditLine.updateMany({ where: { subject: ended }, data: { detail: word } });
  return { ctx, id, email, word, deviceId: device.deviceId, jobs: { ended, open, waiting } };
}

/** The person owns it with somebody else, answers for it, made a key for it, and has an invitation to the person's address. */
async function organisationOf(
  { handle: { auth, prisma } }: TestCoordinator,
  known: Pick<KnownPerson, "id" | "email" | "word">,
) {
  const { id, email, word } = known;
  const organisationId = `org_${people}`;
  const other = `another_${people}`;
  await prisma.person.create({ data: { id: other, name: "Ann", email: `${other}@example.org` } });
  await prisma.person.create({
    data: { id: organisationId, name: "Lab", email: `${organisationId}@organisation.invalid` },
  });
  await prisma.organisation.create({
    data: {
      ...{ id: organisationId, answersId: id },
      members: { create: [id, other].map((personId) => ({ personId, role: "owner" })) },
      invitations: {
        create: { id: `minv_${people}`, tokenHash: `hash ${people}`, role: "viewer", email, expiresAt: inAnHour() },
      },
    },
  });
  await auth.keys.make(organisationId, `${word}'s script`, null, id);
}

const inAnHour = () => new Date(Date.now() + 3_600_000);
