import { expect, test } from "@playwright/test";
import type { Engine, EnginePage } from "#suites/kit/engines/engine";
import { enginesHere } from "#suites/kit/engines/engines-here";
import { startEngine } from "#suites/kit/engines/start-engine";
import { type ApiCustomer, signUpApiCustomer } from "./actors/customer";
import { registerGame } from "./actors/game";
import {
  buttonPage,
  FRAME_HEIGHT,
  FRAME_WIDTH,
  FRAMES,
  framesPage,
  openingPage,
  posingPage,
} from "./actors/host-pages";
import { APART, type HostSite, serveHost } from "./actors/host-site";
import {
  buttonSays,
  CLOSED,
  HERO,
  heroOf,
  LIT,
  lightByHand,
  openWindow,
  placeOf,
  pressAt,
  READY,
  saidIn,
  textOf,
  untilHero,
} from "./actors/light-window";

const HONEST = "https://honest.example";
const SOON = { timeout: 300_000 };

/** Each attack is written once, for one page of whichever engine. */
for (const name of enginesHere()) {
  test.describe(() => {
    let owner: ApiCustomer;
    let game: HostSite;
    let evil: HostSite;
    let engine: Engine;
    let page: EnginePage;

    test.beforeAll(async ({ baseURL }) => {
      const site = baseURL ?? "";
      owner = await signUpApiCustomer(site, `Impatient ${name} Studio`);
      let partner = "";
      game = await serveHost({
        "/": () => buttonPage(site, partner),
        [APART]: () => buttonPage(site, partner),
        "/frames": (origin) => framesPage(site, partner, origin),
        "/opening": () => openingPage,
      });
      partner = (await registerGame(owner, game.origin)).id;
      const honest = (await registerGame(owner, HONEST)).id;
      evil = await serveHost({ "/": (origin) => posingPage(site, { partner: honest, honest: HONEST }, origin) });
      engine = await startEngine(name);
      if (name !== "webkit") page = await engine.openPage(game.origin);
    });

    // Once it has closed a window, WebKitGTK's driver waits for ever for the pointer: each test has a session of its own.
    test.beforeEach(async () => {
      if (name === "webkit") page = await engine.openPage(game.origin);
    });
    test.afterEach(async () => {
      if (name === "webkit") await page.close();
    });

    test.afterAll(async () => {
      await engine.close();
      for (const site of [game, evil]) site.close();
    });

    /** The X server of WebKitGTK has no window manager, which would give a new window the focus. */
    const inFront = async (light: EnginePage) => {
      await expect.poll(() => heroOf(light), SOON).not.toBeNull();
      if (name === "webkit")
        await light.evaluate(() => {
          document.hasFocus = () => true;
        });
      return light;
    };
    const openLight = async (opener: EnginePage) => inFront(await openWindow(opener));

    const visitsNow = async () =>
      (await owner.client.listPartners({})).partners.reduce((sum, one) => sum + one.visitsNow, 0);

    test(`${name}: a lamp is lit by a person's press, and by none of a script`, async () => {
      await page.goto(game.origin);
      await page.evaluate(() =>
        document.querySelector("lamplighter-button")?.shadowRoot?.querySelector("button")?.click(),
      );
      expect(await page.evaluate(() => host.popups.length)).toBe(0);
      expect(await buttonSays(page)).toBe("Light the lamp");

      const light = await openLight(page);
      await untilHero(light, READY);
      // As an extension could make it, or a hole.
      await light.evaluate((hero) => {
        const button = document.querySelector<HTMLButtonElement>(hero);
        button?.click();
        button?.focus();
        const init = { bubbles: true, cancelable: true, detail: 1, key: "Enter" };
        for (const kind of ["pointerdown", "pointerup"]) button?.dispatchEvent(new PointerEvent(kind, init));
        for (const kind of ["mousedown", "mouseup", "click"]) button?.dispatchEvent(new MouseEvent(kind, init));
        for (const kind of ["keydown", "keyup"]) button?.dispatchEvent(new KeyboardEvent(kind, init));
      }, HERO);
      await stays(light, READY);
      expect(await visitsNow()).toBe(0);
      await lightByHand(light);
      await expect.poll(visitsNow, SOON).toBe(1);
      await light.close();
      await expect.poll(() => buttonSays(page), SOON).toBe("Light the lamp");
      await expect.poll(visitsNow, SOON).toBe(0);
    });

    test(`${name}: no press lights it in a window that moves under the pointer${name === "webkit" ? "" : ", or is too small"}`, async () => {
      await page.goto(game.origin);
      const light = await openLight(page);
      await untilHero(light, READY);
      const hero = await placeOf(light, HERO);
      for (const how of ["moveTo", "resizeTo"] as const) expect(await isRefused(page, how)).toBe(true);
      await moveUntilClosed(light);
      for (let times = 0; times < 5; times++) await pressAt(light, hero);
      await stays(light, CLOSED);
      await stopMoving(light);
      await untilHero(light, READY);

      // WebKit lets no script say what a window's height is.
      if (name !== "webkit") {
        await setHeight(light, 260);
        await untilHero(light, CLOSED);
        await expect.poll(() => textOf(light)).toContain("This window is too small.");
        await pressAt(light, hero);
        await stays(light, CLOSED);
      }
      await light.close();
    });

    test(`${name}: no press lights it that was begun elsewhere or dragged away${name === "webkit" ? "" : ", or begun too early and held"}`, async () => {
      await page.goto(game.origin);
      const light = await openLight(page);
      await untilHero(light, READY);
      const [hero, title] = [await placeOf(light, HERO), await placeOf(light, "h1")];
      await light.point({ to: title }, "down", { to: hero }, "up");
      await light.point({ to: hero }, "down", { to: title }, "up");
      await stays(light, READY);
      // After a drag its driver's window notices no more that it moves.
      if (name === "webkit") return light.close();

      await moveUntilClosed(light);
      await light.point({ to: hero }, "down");
      await stopMoving(light);
      await untilHero(light, READY);
      await light.point("up");
      await stays(light, READY);
      await lightByHand(light);
      await expect.poll(visitsNow, SOON).toBe(1);
      await light.close();
    });

    test(`${name}: the city is in nobody's frame: transparent, cropped, covered, turned, sandboxed, a frame's`, async () => {
      // The window of the test before has been closed, and the city takes a moment to see it.
      await expect.poll(visitsNow, SOON).toBe(0);
      await page.goto(`${game.origin}/frames`);
      expect(await page.evaluate(() => host.popups.filter((opened) => opened?.parent === opened).length)).toBe(0);
      for (const height of [0.5, 0.8]) {
        for (let at = 0; at < FRAMES.length; at++) {
          await pressAt(page, { x: (at + 0.5) * FRAME_WIDTH, y: height * FRAME_HEIGHT });
        }
      }
      expect(await page.evaluate(() => host.heard)).toEqual([]);
      expect(await visitsNow()).toBe(0);
    });

    test(`${name}: a window that poses as another's, or with a forged key, lights nothing, whatever it is told`, async () => {
      await page.goto(evil.origin);
      const posing = await inFront(await page.opened(() => page.press("as the honest one")));
      // The room for this sentence is kept with its words, before it is said.
      await expect.poll(() => saidIn(posing), SOON).toContain("Fireflies cannot be reached from this window");
      await page.evaluate(() => {
        for (let times = 0; times < 100; times++)
          host.popups.at(-1)?.postMessage({ lamplighter: "here", player: "me" }, "*");
      });
      await stays(posing, CLOSED);
      await pressAt(posing, await placeOf(posing, HERO));
      await stays(posing, CLOSED);
      await posing.close();
      const unregistered = await page.opened(() => page.press("as itself"));
      await expect.poll(() => textOf(unregistered), SOON).toContain("not registered for it");
      expect(await heroOf(unregistered)).toBeNull();
      await unregistered.close();
      const forged = await page.opened(() => page.press("with a forged key"));
      await expect.poll(() => textOf(forged), SOON).toContain("The city knows no such site");
      expect(await heroOf(forged)).toBeNull();
      await forged.close();
      expect(await page.evaluate(() => host.heard)).toEqual([]);
    });

    test(`${name}: a lamp goes out when the game removes its button, and when its page is left`, async () => {
      await page.goto(game.origin);
      const light = await openLight(page);
      await lightByHand(light);
      // Moved within the page it is the same button.
      await page.evaluate(() => void document.body.prepend(document.querySelector("lamplighter-button") as Node));
      await stays(light, LIT);
      await page.evaluate(() => document.querySelector("lamplighter-button")?.remove());
      await expect.poll(() => textOf(light), SOON).toContain("The lamp is out");
      await untilHero(light, CLOSED);
      await expect.poll(() => light.evaluate(() => frames.length), SOON).toBe(0);
      await light.close();

      await page.goto(`${game.origin}/opening`);
      const played = await page.opened(() => page.press("Play"));
      await expect.poll(() => buttonSays(played), SOON).toBe("Light the lamp");
      const second = await openLight(played);
      await lightByHand(second);
      await played.close();
      await expect.poll(() => textOf(second), SOON).toContain("The lamp is out");
      await untilHero(second, CLOSED);
      await expect.poll(visitsNow, SOON).toBe(0);
      await second.close();
    });

    test(`${name}: a blocked window, and a page that forbids contact with what it opens, are each said`, async () => {
      await page.goto(game.origin);
      await page.evaluate(() => {
        globalThis.open = () => null;
      });
      await pressAt(page, await placeOf(page, "lamplighter-button"));
      await expect.poll(() => buttonSays(page)).toMatch(/^The small window was blocked/);
      await page.goto(game.origin + APART);
      const apart = await openWindow(page);
      await expect.poll(() => buttonSays(page), SOON).toMatch(/^The small window has no contact/);
      await apart.close();
    });
  });
}

/** Long enough for a lamp that was lit to show it. */
const SHOWN_MS = 300;

async function stays(light: EnginePage, state: typeof READY) {
  await light.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), SHOWN_MS);
  expect(await heroOf(light)).toEqual(state);
}

/** Browsers let no page move another origin's window once it has loaded: whatever else moves it, this is what it sees. */
const startMoving = (light: EnginePage) =>
  light.evaluate(() => {
    Object.defineProperty(globalThis, "screenX", { get: () => performance.now(), configurable: true });
  });

/** Again and again: a window that has only just opened may lose what a script has changed in it. */
const moveUntilClosed = (light: EnginePage) =>
  expect
    .poll(async () => {
      await startMoving(light);
      return heroOf(light);
    }, SOON)
    .toEqual(CLOSED);

const stopMoving = (light: EnginePage) =>
  light.evaluate(() => {
    Object.defineProperty(globalThis, "screenX", { get: () => 7, configurable: true });
  });

const setHeight = (light: EnginePage, height: number) =>
  light.evaluate((low) => {
    Object.defineProperty(globalThis, "innerHeight", { get: () => low, configurable: true });
  }, height);

/** Whether the host can move or resize the window that it opened. */
const isRefused = (page: EnginePage, how: "moveTo" | "resizeTo") =>
  page.evaluate((change) => {
    try {
      host.popups.at(-1)?.[change](300, 200);
      return false;
    } catch {
      return true;
    }
  }, how);
