import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { submitJob } from "../api/jobs/submit-job";
import { DOUBLE, manifest } from "../api/testing/manifests";
import type { Context } from "../auth/context";
import { type Mailbox, openMailbox } from "../testing/mailbox";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let city: TestCoordinator;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: "Stratford <city@example.org>" };
  city = await startTestCoordinator({}, { ...mail, VETTING: "first-jobs" });
});

afterAll(async () => {
  await city.close();
  await mailbox.close();
});

async function person(name: string, role: string, emailVerified = true): Promise<Context> {
  const email = `${name}@example.org`;
  const id = await city.handle.auth.signUp({ name, email, password: "a long password" });
  await city.handle.prisma.person.update({ where: { id }, data: { role, emailVerified } });
  return { person: { id: id as CustomerId, name, email, role: "person" }, via: "test" };
}

test("however many jobs wait, moderators get one letter, and nobody else gets any", async () => {
  for (const role of ["owner", "moderator", "operator", "treasurer", "read-only"]) await person(role, role);
  await person("unproven", "moderator", false);
  const ada = await person("ada", "person");
  await city.handle.prisma.person.update({ where: { id: ada.person?.id ?? "" }, data: { welcomedAt: new Date() } });
  const program = await city.upload(Buffer.from(DOUBLE));
  for (let n = 0; n < 5; n++) await submitJob({ ctx: ada, input: manifest(program, { budget: "0.10" }) });
  await city.handle.post.settled();
  const about = mailbox.letters.filter(({ raw }) => /admin\/reviews/.test(raw.replaceAll("=\r\n", "")));
  expect(about.map(({ to }) => to).sort()).toEqual(["moderator@example.org", "owner@example.org"]);
  expect(mailbox.textTo("owner@example.org")).toContain("/admin/reviews");
});
