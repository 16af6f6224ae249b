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
 * Starts a donation page, with a probe in it that records the delays of its event loop, which a resident feels as an
 * unresponsive page.
 */
export async function lightHost(
  page: EnginePage,
  given: { slots?: number; sharePercent?: number } = {},
): Promise<void> {
  await page.evaluate((settings) => {
    localStorage.setItem("lamplighter.donation", JSON.stringify({ slots: 2, on: true, ...settings }));
    // A page that is slow to load may start while it still waits to be reloaded: that is not the final one.
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

/** The delay of the page's event loop since the last call, at these percentiles. */
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
