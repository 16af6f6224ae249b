import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { LIMITS } from "#protocol/limits";
import { FIRST_TERMS } from "#protocol/people/terms";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { countTries } from "./count-tries";
import { createAuth } from "./create-auth";
import { WelcomeGifts } from "./welcome-gifts";

const TERMS = { version: FIRST_TERMS, sections: [] };

const GIFT = 5e9;
const limits = { ...LIMITS, MAX_WELCOME_GIFTS_PER_ADDRESS_DAY: 2 };

let database: Database;
let people = 0;
let now = Date.UTC(2026, 0, 1);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

function gifts(welcomeRequires: "verified" | "nothing", welcomeNanos = GIFT) {
  const tries = countTries(database.prisma, () => now);
  return new WelcomeGifts({ prisma: database.prisma, config: { welcomeNanos, welcomeRequires }, limits, tries });
}

async function person() {
  people += 1;
  const config = {
    siteUrl: "http://localhost:3000",
    authSecret: "s".repeat(32),
    cityName: "Stratford",
    adminsNeedSecondFactor: false,
    terms: TERMS,
  };
  const auth = createAuth({ config, prisma: database.prisma });
  return auth.signUp({ name: "Ada", email: `ada${people}@example.org`, password: "correct horse" });
}

const balanceOf = async (id: string) =>
  Number((await database.prisma.ledgerAccount.findUnique({ where: { id: accounts.gift(id) } }))?.balanceNanos ?? 0);

test("a new account gets the gift once, when its address is verified", async () => {
  const id = await person();
  await gifts("verified").signedUp(id, "10.0.0.1/32");
  expect(await balanceOf(id)).toBe(0);
  await Promise.all([1, 2, 3].map(() => gifts("verified").verified(id, undefined)));
  expect(await balanceOf(id)).toBe(GIFT);
});

test("without a required check everybody gets the gift at once, and without a gift nobody waits for one", async () => {
  const [one, other] = [await person(), await person()];
  await gifts("nothing").signedUp(one, undefined);
  expect(await balanceOf(one)).toBe(GIFT);
  await gifts("verified", 0).signedUp(other, undefined);
  expect(await database.prisma.person.findUnique({ where: { id: other } })).toMatchObject({
    welcomedAt: expect.any(Date),
  });
});

test("the gifts per network and day are limited; later accounts wait and are not counted twice", async () => {
  const [a, b, c] = [await person(), await person(), await person()];
  const from = "10.0.0.2/32";
  for (const id of [a, a, b, c]) await gifts("nothing").signedUp(id, from);
  expect(await Promise.all([a, b, c].map(balanceOf))).toEqual([GIFT, GIFT, 0]);
  now += 86_400_000;
  await gifts("nothing").verified(c, from);
  expect(await balanceOf(c)).toBe(GIFT);
});
