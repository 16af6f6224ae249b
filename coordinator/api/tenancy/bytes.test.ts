import { hash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { GRANT_HEADER, type Grant } from "#protocol/devices/device-messages";
import type { SocketDevice } from "../../testing/socket-device";
import { claimDevice } from "../account/claim-device";
import { removeDevice } from "../account/remove-device";
import { manifest } from "../testing/manifests";
import { ACTORS, type Actor, may, PERSON } from "./testing/actors";
import { openTenancyCity, type TenancyCity } from "./testing/open-tenancy-city";

let at: TenancyCity;

beforeAll(async () => {
  at = await openTenancyCity();
});

afterAll(() => at.close());

/** A request by a device for bytes of one of its grants. */
const granted = (device: SocketDevice, { grantId, jobId: of, block, units, token }: Grant) => ({
  authorization: `Device ${device.deviceToken}`,
  [GRANT_HEADER]: JSON.stringify({ grantId, jobId: of, block, units, token }),
});

test("bytes can be read by those who uploaded them and by devices that compute with them, and not by guessing their hash", async () => {
  const secret = "7";
  const name = hash("sha256", secret);
  const read = async (headers: Record<string, string>, of = name) => {
    const answered = await fetch(`${at.city.url}/blobs/${of}`, { headers });
    return { status: answered.status, text: await answered.text() };
  };
  const uploaded = await fetch(`${at.city.url}/api/v1/blobs`, {
    method: "POST",
    headers: at.credentials("owner"),
    body: secret,
  });
  expect(uploaded.status).toBe(200);
  const readBy = (actor: Actor) =>
    actor === "stranger" ? 401 : actor === "owner" || may(actor, "inspect") ? 200 : 404;
  for (const actor of ACTORS) {
    const { status, text } = await read(at.credentials(actor));
    expect([actor, status, text === secret]).toEqual([actor, readBy(actor), readBy(actor) === 200]);
    // An existing blob cannot be distinguished from a missing one.
    if (status !== 200) expect(await read(at.credentials(actor), "0".repeat(64))).toEqual({ status, text });
    expect([actor, (await at.ask(actor, "GET", "/blobs/")).status]).toEqual([actor, 404]);
  }
  // Nor by a manifest that names it.
  for (const named of [name, "0".repeat(64)]) {
    const { status, text } = await at.ask("other", "POST", "/api/v1/programs/check", { runtime: "js", blob: named });
    expect([status, text]).toEqual([400, expect.stringContaining("was uploaded")]);
    const stolen = manifest(at.program, { inputs: { kind: "lines", source: { blob: named } } });
    const planned = await at.ask("other", "POST", "/api/v1/jobs/try", stolen);
    expect([planned.status, planned.text]).toEqual([400, expect.stringContaining("was uploaded")]);
    const shared = manifest(at.program, { shared: [{ path: "theirs", source: { blob: named } }] });
    expect((await at.ask("other", "POST", "/api/v1/jobs", shared)).status).toBe(400);
    const line = JSON.stringify({ files: [{ path: "theirs", blob: named }] });
    const sent = { method: "POST", headers: at.credentials("other"), body: `${line}\n` };
    const { blob } = (await (await fetch(`${at.city.url}/api/v1/blobs`, sent)).json()) as { blob: string };
    const inLines = manifest(at.program, { inputs: { kind: "jsonl", source: { blob } } });
    const asked = await at.ask("other", "POST", "/api/v1/jobs/try", inLines);
    expect([asked.status, asked.text]).toEqual([
      400,
      expect.stringContaining("Line 1 names a blob that was not uploaded"),
    ]);
  }
  // Anybody who has the bytes may upload them, and learns nothing from it.
  const again = await fetch(`${at.city.url}/api/v1/blobs`, {
    method: "POST",
    headers: at.credentials("other"),
    body: secret,
  });
  expect(await again.json()).toEqual({ blob: name, bytes: 1 });
  expect(await read(at.credentials("other"))).toEqual({ status: 200, text: secret });
});

test("a device reads what its grant needs and nothing else, and only the device that was granted it", async () => {
  const { spec } = at.holder.receivedOf("grant").find((one) => one.spec !== undefined) ?? {};
  const needed = spec?.program.hash ?? "";
  const get = async (headers: Record<string, string>, of: string) =>
    (await fetch(`${at.city.url}/blobs/${of}`, { headers })).status;
  const proof = granted(at.holder, at.grant);
  expect(await get(proof, needed)).toBe(200);
  const other = await at.city.upload(Buffer.from("of no job"));
  expect(await get(proof, other)).toBe(404);
  expect(await get({ authorization: proof.authorization }, needed)).toBe(404);
  expect(await get({ ...proof, authorization: `Device ${at.claimed.deviceToken}` }, needed)).toBe(404);
  const another = at.grant.jobId === at.doomed ? at.running : at.doomed;
  expect(await get({ ...proof, [GRANT_HEADER]: proof[GRANT_HEADER].replace(at.grant.jobId, another) }, needed)).toBe(
    404,
  );
  expect(await get({ ...proof, [GRANT_HEADER]: "{" }, needed)).toBe(404);
});

test("outputs are uploaded by devices with a grant, and other blobs by people", async () => {
  const bytes = "somebody's bytes";
  const name = hash("sha256", bytes);
  for (const actor of ACTORS) {
    const put = await fetch(`${at.city.url}/blobs/${name}`, {
      method: "PUT",
      headers: at.credentials(actor),
      body: bytes,
    });
    expect([actor, put.status]).toEqual([actor, actor === "device" ? 403 : 401]);
    const post = await fetch(`${at.city.url}/api/v1/blobs`, {
      method: "POST",
      headers: at.credentials(actor),
      body: bytes,
    });
    expect([actor, post.status]).toEqual([actor, PERSON[actor]]);
  }
  const put = await fetch(`${at.city.url}/blobs/${name}`, {
    method: "PUT",
    headers: granted(at.holder, at.grant),
    body: bytes,
  });
  expect(put.status).toBe(200);
});

test("pictures are for the job's customer, for admins and for the devices that compute it", async () => {
  const mayLook = new Set<Actor>(["device", "owner", ...ACTORS.filter((actor) => may(actor, "inspect"))]);
  for (const actor of ACTORS) {
    const expected = mayLook.has(actor)
      ? { status: 200, text: "" }
      : { status: 404, text: expect.stringContaining("No picture is published here") };
    expect([actor, await at.ask(actor, "GET", `/pictures/${at.jobId}`)]).toEqual([actor, expected]);
    const unknown = await at.ask(actor, "GET", "/pictures/job_0123456789abcdef");
    expect([actor, unknown.status]).toEqual([actor, 404]);
  }
  const byDevice = { headers: { authorization: `Device ${at.holder.deviceToken}` } };
  const statusOf = async (id: string) => (await fetch(`${at.city.url}/pictures/${id}`, byDevice)).status;
  expect([await statusOf(at.grant.jobId), await statusOf(at.jobId)]).toEqual([200, 404]);
});

test("a device that its household removed can read and upload nothing, whatever it was granted, nor be claimed again", async () => {
  const { city, holder, grant, ids } = at;
  const spec = holder.receivedOf("grant").find((one) => one.spec)?.spec;
  const headers = granted(holder, grant);
  const output = Buffer.from("kept by a thief");
  const ways = async () => {
    const asked = [
      fetch(`${city.url}/blobs/${spec?.program.hash}`, { headers }),
      fetch(`${city.url}/blobs/${hash("sha256", output)}`, { method: "PUT", headers, body: output }),
    ];
    return (await Promise.all(asked)).map(({ status }) => status);
  };
  expect(await ways()).toEqual([200, 200]);
  await city.handle.prisma.device.update({ where: { id: holder.deviceId }, data: { ownerId: ids.owner } });
  const by = (id: string) => {
    const person = { id: id as CustomerId, name: "", email: "", role: "person" as const };
    return { ctx: { person, via: "test" } };
  };
  const input = { deviceId: holder.deviceId };
  await expect(removeDevice({ ...by(ids.other), input })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await removeDevice({ ...by(ids.owner), input });
  await expect(removeDevice({ ...by(ids.owner), input })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await ways()).toEqual([404, 403]);
  for (const id of [ids.owner, ids.other]) {
    const claim = claimDevice({ ...by(id), input: { deviceToken: holder.deviceToken } });
    await expect(claim).rejects.toMatchObject({ code: "CONFLICT" });
  }
  expect((await holder.receives("refused")).code).toBe("removed");
});
