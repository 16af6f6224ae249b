import type { CustomerId } from "#core/ids";
import { HOUR } from "#core/time";
import { encodeOutput } from "#core/units/output";
import type { Grant, ReplicaResult } from "#protocol/devices/device-messages";
import { makeInvitation } from "../../../auth/admin-invitations";
import { makeMemberInvitation } from "../../../organisations/member-invitations";
import { tallyWork } from "../../../pride/tally-work";
import { serveSite } from "../../../serve-site";
import type { SocketDevice } from "../../../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../../../testing/start-test-coordinator";
import { submitJob } from "../../jobs/submit-job";
import { makeOrganisation } from "../../organisations/make-organisation";
import { DOUBLE, manifest } from "../../testing/manifests";
import { ACTORS, type Actor, isAdmin, roleOf } from "./actors";

/** Part of the name of each of the owner's jobs, to detect that somebody has read one. */
export const SECRET = "The lighthouse keeper's sum";

/** The owner's bucket. Its endpoint does not exist, so nothing is called. */
export const LIGHTHOUSE = {
  name: "lighthouse",
  endpoint: "https://192.0.2.7",
  region: "us-east-1",
  bucket: "lamps",
  prefix: "",
  pathStyle: true,
  readOnly: false,
  requesterPays: false,
  keys: { accessKeyId: "id", secretAccessKey: "secret" },
};

type Name = Exclude<Actor, "stranger" | "device"> | "deputy";

export interface TenancyCity {
  city: TestCoordinator;
  /** Of the owner's household; it computed `jobId`. */
  claimed: SocketDevice;
  /** Holds `grant`, of one of the owner's jobs that run. */
  holder: SocketDevice;
  grant: Grant;
  program: string;
  /** The owner's jobs: one that is finished, and four that run. */
  jobId: string;
  running: string;
  doomed: string;
  stopped: string;
  /** It waits for a moderator. */
  held: string;
  /** The owner's. */
  spareKeyId: string;
  sessionId: string;
  /** Of a letter to the owner. */
  letterToken: string;
  /** For the owner, and for nobody who is here. */
  invitation: string;
  spareInvitation: string;
  /** The owner's, with the deputy as a member of it; and an invitation to it. */
  organisationId: string;
  memberInvitation: string;
  ids: Record<Name, string>;
  credentials(actor: Actor): Record<string, string>;
  ask(actor: Actor, method: string, at: string, body?: object | string): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

/** Of the owner. Where it leads, this server calls nobody. */
export const WEBHOOK = "wh_0123456789abcdef";
/** The owner's. */
export const PASSKEY = "pas_0123456789abcdef";
/** The owner's game, one that it closes, and a visit that the owner's device began for it. */
export const PARTNER = "pt_0123456789abcdef";
export const PARTNER_TO_CLOSE = "pt_fedcba9876543210";
export const VISIT = "vis_0123456789abcdefghij";
/** The city's reward, and what the owner was paid of it. */
export const REWARD = "rw_0123456789abcdef";
export const PAYOUT = "po_0123456789abcdef";
export const BATCH = "pb_0123456789abcdef";
export const GAME = { name: SECRET, origins: ["https://game.example"], webhookUrl: null, sharePercent: 20 };

/**
 * A city in which a stranger, a device, two customers and admins of each role try to reach what is the owner's. Its pages and its
 * API are real.
 */
export async function openTenancyCity({ site = true } = {}): Promise<TenancyCity> {
  // However long it takes to ask everything as everybody, no lease runs out: nothing changes by time alone.
  const city = await startTestCoordinator({ leaseMs: HOUR });
  if (site) await serveSite(city.running, false);
  const { auth, prisma } = city.handle;
  const { ids, keys } = await signUpAll(city);
  const program = await city.upload(Buffer.from(DOUBLE));
  const person = { id: ids.owner as never, name: "owner", email: "owner@example.org", role: "person" as const };
  const submit = async (units: number, budget = "1.00") => {
    const inputs = { kind: "range", from: 1, to: units } as const;
    const input = manifest(program, { name: SECRET, inputs, replicas: 1, budget });
    return (await submitJob({ ctx: { person, via: "test" }, input })).id;
  };
  const jobId = await submit(3);
  const claimed = city.device({ answer });
  await claimed.until(({ acknowledged }) => acknowledged.get(jobId)?.size === 3);
  claimed.send("room", { slots: 0 });
  await prisma.device.update({ where: { id: claimed.deviceId }, data: { ownerId: ids.owner } });
  await tallyWork(city.handle.pool);
  const [running, doomed, stopped, held] = [await submit(5), await submit(5), await submit(5), await submit(5, "0.10")];
  const { no: heldNo } = await prisma.job.findUniqueOrThrow({ where: { id: held } });
  await prisma.review.create({ data: { jobNo: heldNo, why: "first-jobs" } });
  const holder = city.device({ answer: () => null });
  const grant = await holder.receives("grant");
  await city.handle.coordinator.settled();
  await city.handle.connections.save({ ...LIGHTHOUSE, owner: ids.owner });
  await prisma.webhook.create({ data: { id: WEBHOOK, owner: ids.owner, url: "https://192.0.2.1/owner@example.org" } });

  const passkey = { id: PASSKEY, userId: ids.owner, name: SECRET, credentialID: "owner's", publicKey: "" };
  await prisma.passkey.create({ data: { ...passkey, counter: 0, deviceType: "singleDevice", backedUp: false } });

  for (const id of [PARTNER, PARTNER_TO_CLOSE])
    await prisma.partner.create({ data: { ...GAME, id, owner: ids.owner } });
  const { no: deviceNo } = await prisma.device.findUniqueOrThrow({ where: { id: claimed.deviceId } });
  const visit = { id: VISIT, partnerId: PARTNER, deviceNo, origin: "https://game.example", player: "p1" };
  await prisma.visit.create({ data: { ...visit, sharePercent: GAME.sharePercent, countAt: null } });

  const { organisationId } = await makeOrganisation({ ctx: { person, via: "test" }, input: { name: SECRET } });
  await prisma.membership.create({ data: { organisationId, personId: ids.deputy, role: "viewer" } });
  const invited = { organisationId: organisationId as CustomerId, role: "viewer", email: null } as const;
  const { id: memberInvitation } = await makeMemberInvitation(prisma, invited);

  const words = { en: "Trees", fr: "Arbres" };
  const reward = { id: REWARD, kind: "donation", names: words, texts: words, minimumNanos: 1, isOpen: true };
  await prisma.reward.create({ data: reward });
  await prisma.payoutBatch.create({
    data: { id: BATCH, rewardId: REWARD, approvedAt: new Date(), paidAt: new Date() },
  });
  const payout = { id: PAYOUT, rewardId: REWARD, personId: ids.owner, batchId: BATCH, amountNanos: 1, payee: SECRET };
  await prisma.payout.create({ data: { ...payout, state: "paid" } });

  const credentials = (actor: Actor): Record<string, string> => {
    if (actor === "stranger") return {};
    return { authorization: actor === "device" ? `Device ${claimed.deviceToken}` : `Bearer ${keys[actor]}` };
  };
  return {
    ...{ city, claimed, holder, grant, program, jobId, running, doomed, stopped, held, ids, credentials },
    sessionId: (await prisma.session.findFirstOrThrow({ where: { userId: ids.owner } })).id,
    letterToken: city.handle.signatures.letterToken(ids.owner),
    ...{ organisationId, memberInvitation },
    spareKeyId: (await auth.keys.make(ids.owner, "spare", null)).id,
    invitation: (await makeInvitation(prisma, { email: "owner@example.org", role: "moderator", by: "admin" })).token,
    spareInvitation: (await makeInvitation(prisma, { email: "nobody@example.org", role: "owner", by: "admin" })).id,
    async ask(actor, method, at, body) {
      const headers = { ...credentials(actor), "content-type": "application/json" };
      const text = typeof body === "object" ? JSON.stringify(body) : body;
      const sent = text === undefined ? {} : { body: text };
      const answered = await fetch(city.url + at, { method, headers, redirect: "manual", ...sent });
      return { status: answered.status, text: await answered.text() };
    },
    close: () => city.close(),
  };
}

/** The other customer has not had the welcome gift; the deputy is an admin who does nothing. */
async function signUpAll({ handle: { auth, prisma } }: TestCoordinator) {
  const [ids, keys] = [{} as Record<Name, string>, {} as Record<Name, string>];
  const names = ACTORS.filter((actor) => actor !== "stranger" && actor !== "device");
  for (const name of [...names, "deputy"] as const) {
    ids[name] = await auth.signUp({ name, email: `${name}@example.org`, password: "a long password" });
    keys[name] = (await auth.keys.make(ids[name] as CustomerId, "tenancy", null)).key;
    const role = name === "deputy" ? "operator" : isAdmin(name) ? roleOf(name) : "person";
    await prisma.person.update({ where: { id: ids[name] }, data: { role } });
  }
  await prisma.person.update({ where: { id: ids.other }, data: { welcomedAt: null } });
  return { ids, keys };
}

/** The output of the owner's program for a unit. */
export function answer(unit: number): ReplicaResult {
  const text = (words: string) => new TextEncoder().encode(words);
  const output = { exitCode: 0, type: "json" as const, parts: [{ name: "output", bytes: text(String(unit * 2)) }] };
  return { kind: "output", unit, fuel: 0, ms: 1, bytes: Buffer.from(encodeOutput(output, text)) };
}
