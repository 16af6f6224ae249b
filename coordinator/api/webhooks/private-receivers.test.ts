import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { type Canary, openCanary } from "../../outbound/testing/open-canary";
import { PRIVATE_HOSTS } from "../../outbound/testing/private-hosts";
import { isApiError } from "../../refusals/api-error";
import { checkedVerbs } from "../testing/checked-verbs";
import { openTestCity, type TestCity } from "../testing/open-test-city";

const { changePartner, listPartners, listWebhooks, makePartner, makeWebhook } = checkedVerbs;

let canary: Canary;
let city: TestCity;
let port: number;

beforeAll(async () => {
  canary = await openCanary();
  port = canary.port;
  city = await openTestCity();
});

afterAll(async () => {
  await city.close();
  await canary.close();
});

async function refusalOf(call: Promise<unknown>) {
  const error = await call.catch((thrown: unknown) => thrown);
  if (!isApiError(error)) throw new Error(`It was not refused: ${JSON.stringify(error)}`);
  return error;
}

const game = (webhookUrl: string | null) => ({
  ...{ name: "A game", origins: ["https://game.example"], sharePercent: 0 },
  webhookUrl,
});

test.each(PRIVATE_HOSTS)("a webhook at %s is refused when it is saved, by either scheme", async (host) => {
  const ctx = await city.person(`Mallory${PRIVATE_HOSTS.indexOf(host)}`);
  for (const scheme of ["http", "https"]) {
    const url = `${scheme}://${host}:${port}/hooks`;
    const { code, issues } = await refusalOf(makeWebhook({ ctx, input: { url } }));
    const message = expect.stringMatching(/leads to an address that is not on the public internet.*enter a public one/);
    expect({ code, issues }).toEqual({ code: "INVALID_INPUT", issues: [{ path: "url", message }] });
    const ofPartner = await refusalOf(makePartner({ ctx, input: game(url) }));
    expect(ofPartner.issues).toEqual([{ path: "webhookUrl", message }]);
  }
  expect((await listWebhooks({ ctx, input: {} })).webhooks).toEqual([]);
  expect((await listPartners({ ctx, input: {} })).partners).toEqual([]);
  expect(canary.reached()).toBe(0);
});

test("a public address without TLS is refused, and a name without an address is judged when it is called", async () => {
  const ctx = await city.person("Eve");
  const open = await refusalOf(makeWebhook({ ctx, input: { url: "http://8.8.8.8/hooks" } }));
  expect(open.issues[0]?.message).toMatch(/over https only/);
  expect(open.in("fr").issues[0]?.message).toMatch(/n’est appelé que par https/);
  const { url } = await makeWebhook({ ctx, input: { url: "https://nowhere.invalid/hooks" } });
  expect(url).toBe("https://nowhere.invalid/hooks");
});

test("a partner's webhook is not moved into the city's network later", async () => {
  const ctx = await city.person("Trudy");
  const { id: partnerId } = await makePartner({ ctx, input: game(null) });
  const moved = changePartner({ ctx, input: { partnerId, ...game("https://[fd00::1]/hooks") } });
  expect((await refusalOf(moved)).issues[0]?.path).toBe("webhookUrl");
  const { partners } = await listPartners({ ctx, input: {} });
  expect(partners.map(({ webhookUrl }) => webhookUrl)).toEqual([null]);
});

test("names are resolved for one person so many times a minute", async () => {
  const ctx = await city.person("Carol");
  const input = { url: `https://localhost:${port}/hooks` };
  for (let saved = 0; saved < LIMITS.MAX_WEBHOOKS_SAVED_PER_MINUTE; saved++) {
    expect((await refusalOf(makeWebhook({ ctx, input }))).code).toBe("INVALID_INPUT");
  }
  expect((await refusalOf(makeWebhook({ ctx, input }))).code).toBe("TOO_MANY_REQUESTS");
});
