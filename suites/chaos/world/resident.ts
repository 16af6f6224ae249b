import path from "node:path";
import { type BrowserContext, chromium } from "playwright";
import { chromiumOptions } from "#suites/kit/engines/launch-chromium";
import { processesWith, signalAll } from "#suites/kit/process-tree";
import type { Scratch } from "#suites/kit/scratch";

const AGAIN_AFTER_MS = 1_000;
const LIT_WITHIN_MS = 60_000;

/**
 * A resident's Chromium with the donation page open, and one profile for the whole run: what it computed and could not
 * return before it was killed is still there when it is opened again.
 */
export class Resident {
  readonly #profile: string;
  readonly #siteUrl: string;
  #context: BrowserContext | undefined;
  #open = false;
  #keeping: Promise<void> = Promise.resolve();
  starts = 0;

  constructor(scratch: Scratch, siteUrl: string) {
    this.#profile = path.join(scratch.folder, "profile");
    this.#siteUrl = siteUrl;
    scratch.undoing(() => this.kill());
  }

  /** Opens it, and opens it again whenever it has ended. */
  open() {
    this.#open = true;
    this.#keeping = this.#keep();
  }

  processes(): number[] {
    return processesWith(this.#profile);
  }

  kill(): number {
    return signalAll(this.processes(), "SIGKILL");
  }

  async close() {
    this.#open = false;
    await this.#context?.close().catch(() => undefined);
    this.kill();
    await this.#keeping;
  }

  async #keep() {
    while (this.#open) {
      try {
        const context = await this.#launch();
        await new Promise<void>((resolve) => {
          context.once("close", () => resolve());
          if (!this.#open) void context.close().catch(() => resolve());
        });
      } catch {
        this.kill(); // It was killed while it opened, or the site was down.
      }
      if (this.#open) await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }

  async #launch(): Promise<BrowserContext> {
    const context = await chromium.launchPersistentContext(this.#profile, {
      ...(await chromiumOptions()),
      locale: "en-CA",
    });
    this.#context = context;
    this.starts += 1;
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(this.#siteUrl, { timeout: LIT_WITHIN_MS });
    await page.getByRole("button", { name: "Light up" }).click({ timeout: LIT_WITHIN_MS });
    return context;
  }
}
