import { type Browser, expect, type Page, test } from "@playwright/test";
import { ATTACK_CLASSES } from "#programs/attacks/attack-classes";
import { type Canary, openCanary } from "#suites/hostile/canary";
import { openControlSite } from "#suites/hostile/control-site";
import { judge } from "#suites/hostile/judge";
import { plantAsMetered } from "#suites/hostile/plant-as-metered";
import { runAttack } from "#suites/hostile/run-attack";
import { lightUp } from "./actors/resident";
import { cityTest } from "./city-test";

let canary: Canary;
test.beforeAll(async () => {
  canary = await openCanary();
});
test.afterAll(() => canary.close());

/** A resident's browser whose console may log errors about what the browser refused to do. */
async function openHost(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: "en-CA", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem("lamplighter.donation", JSON.stringify({ slots: 2 })));
  await lightUp(page);
  return page;
}

for (const { name, title, attacks } of ATTACK_CLASSES) {
  cityTest(`hostile units, ${name}: ${title}`, async ({ city, browser }) => {
    const customers = {
      attacker: (await city.newCustomer("Mallory")).client,
      neighbour: (await city.newCustomer("Neighbour")).client,
      plant: plantAsMetered(process.env["E2E_DATA_DIR"] ?? ""),
    };
    // A program that crashes sandboxes is quarantined after three households.
    const isDeadly = attacks.some(({ expected }) => expected.kind === "quarantined");
    const hosts = await Promise.all(Array.from({ length: isDeadly ? 3 : 1 }, () => openHost(browser)));
    const addresses = hosts.map((host) => host.url());
    canary.take();
    for (const attack of attacks) {
      await test.step(`${attack.name}: ${attack.tries}`, async () => {
        const outcome = await runAttack(attack, { canary: canary.addresses }, customers);
        expect.soft(judge(attack, outcome), attack.name).toBeUndefined();
        expect.soft(canary.take(), `what the canary heard of ${attack.name}`).toEqual([]);
      });
    }
    expect(hosts.map((host) => host.url())).toEqual(addresses);
    for (const host of hosts) {
      expect(host.context().pages()).toHaveLength(1);
      await host.context().close();
    }
  });
}

cityTest("each attack works outside the sandbox, and the canary counts it", async ({ browser }) => {
  const site = await openControlSite();
  const shared = await browser.newContext();
  const sharedPage = await shared.newPage();
  const all = ATTACK_CLASSES.flatMap(({ name, attacks }) => attacks.map((attack) => ({ ...attack, kind: name })));
  for (const attack of all) {
    const { control, program, kind } = attack;
    if (typeof control === "object" || program.runtime !== "js") continue;
    await test.step(attack.name, async () => {
      // A worker and its requests end with their document; what it had stored would be there for the next one.
      const endsWithPage = control === "worker" && kind !== "storage";
      const page = endsWithPage ? sharedPage : await (await browser.newContext()).newPage();
      await page.goto(site.url);
      canary.take();
      const { ways } = (await page.evaluate(
        ([source, input, place, turns]) => (globalThis as never as Control).runControl(source, input, place, turns),
        [program.source, { canary: canary.addresses }, control, attack.units ?? 1] as const,
      )) as { ways: string[] };
      expect.soft(ways, `what works of ${attack.name}`).not.toEqual([]);
      if (attack.calls) await expect.poll(() => canary.received().length, { message: attack.name }).toBeGreaterThan(0);
      if (!endsWithPage) await page.context().close();
    });
  }
  await shared.close();
  await site.close();
});

interface Control {
  runControl: (source: string, input: object, place: "worker" | "page", turns: number) => Promise<unknown>;
}
