import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { countTries } from "../auth/count-tries";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { createLog } from "../log";
import { openMailbox } from "../testing/mailbox";
import { smtpMailer } from "./mailer";
import { PostOffice } from "./post-office";

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const open = (smtpUrl: string | undefined) =>
  new PostOffice({
    mailer: smtpUrl === undefined ? undefined : smtpMailer({ smtpUrl, from: "city@example.org" }),
    tries: countTries(database.prisma, Date.now),
    limits: LIMITS,
    log: createLog("silent"),
  });

const letter = { to: "ada@example.org", subject: "Welcome", text: "Hello" };

test("it knows whether the mail server takes letters, by its letters and without any", async () => {
  const mailbox = await openMailbox();
  const post = open(mailbox.url);
  expect(post.report).toEqual({ failures: 0, sentAt: null, checkedAt: null });
  await post.check();
  expect(post.report).toMatchObject({ failures: 0, sentAt: null, checkedAt: expect.any(String) });
  expect(await post.deliver(letter)).toBe("sent");
  expect(post.report?.sentAt).toEqual(expect.any(String));
  await mailbox.close();
  await post.check();
  expect(await post.deliver(letter)).toBe("failed");
  expect(post.report?.failures).toBe(2);
});

test("an address that the server refuses says nothing about the server, however many are tried", async () => {
  const mailbox = await openMailbox({ refuses: "nobody@example.org" });
  const post = open(mailbox.url);
  for (let tried = 0; tried < 4; tried++)
    expect(await post.deliver({ ...letter, to: "nobody@example.org" })).toBe("failed");
  expect(post.report?.failures).toBe(0);
  await mailbox.close();
});

test("a site without mail has nothing to report", async () => {
  const post = open(undefined);
  await post.check();
  expect(post.report).toBeNull();
});
