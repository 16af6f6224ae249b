import type { EnginePage } from "#suites/kit/engines/engine";

interface Probe {
  delays: number[];
  address: string;
}

type Marked = typeof globalThis & { isLeft?: true };
type Probed = typeof globalThis & { hostileProbe: Probe };

const STEP_MS = 10;
const FIRST_SAID_MS = 30_000;

/**
 * Lights a donation page up, with a probe in it that notes how late its event loop is: what a resident feels as a page
 * that answers or does not.
 */
export async function lightHost(
  page: EnginePage,
  given: { slots?: number; sharePercent?: number } = {},
): Promise<void> {
  await page.evaluate((settings) => {
    localStorage.setItem("lamplighter.donation", JSON.stringify({ slots: 2, on: true, ...settings }));
    // A page that is slow to begin lights up while it still waits to be loaded again: it is not the one that stays.
    (globalThis as Marked).isLeft = true;
    location.reload();
  }, given);
  const deadline = Date.now() + FIRST_SAID_MS;
  for (;;) {
    const lit = await page
      .evaluate(() => !(globalThis as Marked).isLeft && document.querySelector("iframe") !== null)
      .catch(() => false);
    if (lit) break;
    if (Date.now() > deadline) throw new Error("The donation page did not open its sandbox.");
    await new Promise((resolve) => setTimeout(resolve, STEP_MS * 10));
  }
  await page.evaluate((stepMs) => {
    const probe: Probe = { delays: [], address: location.href };
    (globalThis as Probed).hostileProbe = probe;
    let before = performance.now();
    setInterval(() => {
      const now = performance.now();
      probe.delays.push(Math.max(0, now - before - stepMs));
      before = now;
    }, stepMs);
  }, STEP_MS);
}

/** How late the page's event loop was since the last time it was asked, at so many of a hundred turns. */
export async function loopDelay(
  page: EnginePage,
  percent: number,
): Promise<{ ms: number; turns: number; moved: boolean }> {
  const { delays, moved } = await page.evaluate(() => {
    const probe = (globalThis as Probed).hostileProbe;
    return { delays: probe.delays.splice(0), moved: location.href !== probe.address };
  });
  delays.sort((a, b) => a - b);
  return { ms: delays[Math.floor((delays.length * percent) / 100)] ?? 0, turns: delays.length, moved };
}
