import getPort from "get-port";
import { Builder, By, Capabilities, type WebDriver } from "selenium-webdriver";
import { treeOf } from "../process-tree";
import { buttonPath } from "./button-path";
import { type Engine, type EnginePage, OPENS_WITHIN_MS } from "./engine";
import { pageAnswer, pageScript } from "./page-script";
import { type Program, startProgram } from "./start-program";
import { untilPressable } from "./until-pressable";

const START_MS = 600_000;
const SCRIPT_MS = 600_000;
const LOOK_EVERY_MS = 50;

/** Paths of the parts of WebKitGTK: its driver, its minimal browser, and the X server for the browser. */
export interface WebKitFiles {
  driver: string;
  browser: string;
  xvfb: string;
}

/**
 * WebKitGTK by its own WebDriver. A driver has one session and a session one profile, so every page has its own driver,
 * and all of them draw on one virtual X server.
 */
export async function startWebKit(files: WebKitFiles): Promise<Engine> {
  const screen = await startProgram({
    file: files.xvfb,
    args: ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
    says: { what: /(\d+)\n/, on: 3 },
    withinMs: START_MS,
  });
  const sessions = new Map<WebDriver, Program>();
  const end = async (session: WebDriver) => {
    const driver = sessions.get(session);
    sessions.delete(session);
    await session.quit().catch(() => {}); // A browser that has crashed does not answer.
    await driver?.stop();
  };
  const begin = async () => {
    const begun = await beginSession(files, screen.said);
    sessions.set(begun.session, begun.driver);
    return begun.session;
  };
  const first = await begin().catch(async (error) => {
    await screen.stop();
    throw error;
  });
  const version = (await first.getCapabilities()).getBrowserVersion() ?? "";
  let unused: WebDriver | undefined = first;
  return {
    name: "webkit",
    version,
    openPage: async (url) => {
      const session = unused ?? (await begin());
      unused = undefined;
      return openPage(session, url, () => end(session));
    },
    pids: () => [...sessions.values()].flatMap(({ pid }) => treeOf(pid).slice(1)),
    close: async () => {
      await Promise.all([...sessions.keys()].map(end));
      await screen.stop();
    },
  };
}

async function beginSession(files: WebKitFiles, display: string): Promise<{ session: WebDriver; driver: Program }> {
  const port = await getPort({ host: "127.0.0.1" });
  const address = `http://127.0.0.1:${port}`;
  const driver = await startProgram({
    file: files.driver,
    args: ["--host=127.0.0.1", `--port=${port}`],
    env: { DISPLAY: `:${display}`, LIBGL_ALWAYS_SOFTWARE: "1" },
    answers: async () => (await fetch(`${address}/status`)).ok,
    withinMs: START_MS,
  });
  const browser = { binary: files.browser, args: ["--automation"] };
  const wanted = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": browser });
  try {
    const session = await new Builder().usingServer(address).withCapabilities(wanted).build();
    await session.manage().setTimeouts({ script: SCRIPT_MS });
    return { session, driver };
  } catch (error) {
    await driver.stop();
    throw error;
  }
}

async function openPage(session: WebDriver, url: string, close: () => Promise<void>): Promise<EnginePage> {
  await session.get(url);
  const page = asPage(inTurn(session), await session.getWindowHandle(), close);
  await page.evaluate(collectTroubles);
  return page;
}

type InTurn = <Result>(window: string, act: (session: WebDriver) => Promise<Result>) => Promise<Result>;

/** A session looks at one window at a time, and so at one page's wishes after the other. */
function inTurn(session: WebDriver): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  let at = "";
  return (window, act) => {
    const turn = last.then(async () => {
      if (at !== window) await session.switchTo().window(window);
      at = window;
      return act(session);
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}

function asPage(inTurn: InTurn, window: string, close: () => Promise<void>): EnginePage {
  const evaluate: EnginePage["evaluate"] = async (script, ...values) => {
    const call = pageScript(script, values);
    const settled = `${call}.then((answer) => done({ answer }), (error) => done({ error: String(error) }))`;
    const { answer, error } = await inTurn(window, (session) =>
      session.executeAsyncScript<{ answer?: string; error?: string }>(`const done = arguments[0]; ${settled};`),
    );
    if (error !== undefined) throw new Error(error);
    return pageAnswer(answer) as never;
  };
  return {
    goto: async (url) => {
      await inTurn(window, (session) => session.get(url));
      await evaluate(collectTroubles);
    },
    evaluate,
    troubles: () => evaluate(() => (globalThis as unknown as Received).collectedTroubles),
    press: async (button) => {
      await untilPressable(evaluate, button);
      await inTurn(window, (session) => session.findElement(By.xpath(buttonPath(button))).click());
    },
    point: (...acts) =>
      inTurn(window, async (session) => {
        const hand = session.actions();
        for (const act of acts) {
          if (act === "down") hand.press();
          else if (act === "up") hand.release();
          else hand.move({ ...act.to, duration: 0 });
        }
        await hand.perform();
      }),
    opened: async (act) => {
      const before = await inTurn(window, (session) => session.getAllWindowHandles());
      await act();
      for (const end = performance.now() + OPENS_WITHIN_MS; performance.now() < end; ) {
        const now = await inTurn(window, (session) => session.getAllWindowHandles());
        const popup = now.find((handle) => !before.includes(handle));
        if (popup !== undefined) return asPage(inTurn, popup, () => inTurn(popup, (session) => session.close()));
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      throw new Error("No window was opened.");
    },
    close,
  };
}

interface Received {
  collectedTroubles: string[];
}

/** Runs in the page: this engine's driver does not report console messages. */
function collectTroubles() {
  const collectedTroubles: string[] = [];
  Object.assign(globalThis, { collectedTroubles } satisfies Received);
  addEventListener("error", ({ message }) => collectedTroubles.push(message));
  addEventListener("unhandledrejection", ({ reason }) => collectedTroubles.push(String(reason)));
  const { error } = console;
  console.error = (...values) => {
    collectedTroubles.push(values.map(String).join(" "));
    error.apply(console, values);
  };
}
