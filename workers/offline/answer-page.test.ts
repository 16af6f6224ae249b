import { expect, test, vi } from "vitest";
import { answerPage } from "./answer-page";

const SITE = "https://lamplighter.example.org";
const request = (path: string) => ({ url: `${SITE}${path}` }) as Request;
const KEPT = "the page as it was kept";

interface Case {
  site: () => Promise<Response>;
  path?: string;
  kept?: () => Promise<Response | undefined>;
  language?: () => Promise<string | undefined>;
}

function asked({ site, path = "/", kept, language }: Case) {
  const match = kept ?? (async (at: string) => (at === "/" ? new Response(KEPT) : undefined));
  const pages = { match, language: language ?? (async () => "fr") };
  return answerPage(request(path), { ask: site, pages });
}

const noNetwork = () => Promise.reject(new TypeError("Failed to fetch"));
const answers = (status: number) => async () => new Response("from the site", { status });
const fails = () => Promise.reject(new Error("The storage is broken."));

test.each([200, 307, 401, 404, 410, 500])(
  "whatever the site answers is shown, and not what was kept (%i)",
  async (status) => {
    const answer = await asked({ site: answers(status) });
    expect([answer.status, await answer.text()]).toEqual([status, "from the site"]);
  },
);

test("without network the donation page opens as it was kept", async () => {
  expect(await (await asked({ site: noNetwork })).text()).toBe(KEPT);
});

test.each([502, 503, 504])("it opens as well while the site is away behind its proxy (%i)", async (status) => {
  expect(await (await asked({ site: answers(status) })).text()).toBe(KEPT);
  const other = await asked({ site: answers(status), path: "/jobs" });
  expect([other.status, await other.text()]).toEqual([status, "from the site"]);
});

test("any other page says in the visitor's language that it needs the network, and loads nothing", async () => {
  const answer = await asked({ site: noNetwork, path: "/account" });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
  expect(await answer.text()).toContain("Cet appareil est hors ligne");
});

test("a language that was never ours is no part of the page", async () => {
  const answer = await asked({ site: noNetwork, path: "/account", language: async () => '"><script>' });
  expect(await answer.text()).toContain('<html lang="en-CA">');
});

test("a storage that fails costs the kept page, and never the site's own", async () => {
  const broken = { kept: fails, language: fails };
  expect(await (await asked({ site: answers(200), ...broken })).text()).toBe("from the site");
  expect(await (await asked({ site: answers(503), ...broken })).text()).toBe("from the site");
  expect(await (await asked({ site: noNetwork, ...broken })).text()).toContain("This device is offline");
});

test("the storage is not even asked while the site answers", async () => {
  const kept = vi.fn(fails);
  await asked({ site: answers(200), kept });
  expect(kept).not.toHaveBeenCalled();
});
