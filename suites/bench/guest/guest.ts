import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { launchHeadful } from "#suites/kit/engines/launch-headful";
import { format, type Measure, measured, named } from "../measure";
import { median } from "../median";
import { submitSpin } from "../page/submit-spin";
import type { Section, Stage } from "../section";
import { openSite } from "../site/open-site";
import { readReplicas } from "../site/read-replicas";
import { serveForeground } from "./foreground-page";
import { type Front, inFront } from "./measure-front";

/** About a tenth of a second each. */
const TURNS = 150_000_000;
const UNITS = 100_000;
const ROUNDS = { full: 3, quick: 1 };
const MEASURE_MS = { full: 25_000, quick: 6_000 };
/** Time for earlier starts and stops to take effect. */
const SETTLE_MS = 4_000;
const KEPT = "lamplighter.donation";

/** No donation; every core lent permanently; every core lent until other programs need it. */
const DONATIONS = ["none", "stubborn", "guest"] as const;
type DonationKind = (typeof DONATIONS)[number];

interface Seen {
  front: Record<DonationKind, Front[]>;
  /** Units a second, without and with the page in front. */
  idle: Record<DonationKind, number[]>;
  busy: Record<DonationKind, number[]>;
}

/**
 * What a person notices of a donation in another tab of their browser: a visible page, with every core lent. The three
 * donations alternate within each round, so that other load on the machine affects all of them equally.
 */
export const guest: Section = {
  name: "guest",
  about:
    "a page in front of the donation, with a window: its frames, its answers to clicks, and what is still computed",
  maxMs: 1_200_000,
  async run(stage): Promise<Measure[]> {
    const site = await openSite(stage.scratch);
    const foreground = await serveForeground();
    const browser = await launchHeadful();
    try {
      const job = await submitSpin(site.client, "Units of a tenth of a second", TURNS, UNITS);
      await site.client.dialJob({ jobId: job.id, cores: os.cpus().length });
      const resident = await browser.context.newPage();
      await resident.goto(site.url);
      const unitsSince = async (since: number) =>
        (await readReplicas(site.dataDir, job.id)).filter(({ returnedAt }) => returnedAt >= since).length;
      const seen: Seen = { front: byDonation(), idle: byDonation(), busy: byDonation() };
      const rounds = stage.quick ? ROUNDS.quick : ROUNDS.full;
      for (let round = 0; round < rounds && !stage.signal.aborted; round++) {
        for (const donation of rotated(DONATIONS, round)) {
          await donate(resident, donation);
          await measureBoth({ resident, donation, seen, foreground, unitsSince, stage });
          stage.print(`  ${describe(donation, seen)}; load ${(os.loadavg()[0] ?? 0).toFixed(1)}`);
        }
        stage.keep("guest", measuresOf(seen));
      }
      return measuresOf(seen);
    } finally {
      await browser.close();
      foreground.close();
      await site.stop();
    }
  },
};

const byDonation = <Value>(): Record<DonationKind, Value[]> => ({ none: [], stubborn: [], guest: [] });

/** Changes the settings as a resident would with the page's controls, which store them in the browser. */
async function donate(resident: Page, donation: DonationKind) {
  await resident.evaluate(([key, chosen]) => localStorage.setItem(key, chosen), [
    KEPT,
    JSON.stringify({
      on: donation !== "none",
      slots: os.cpus().length,
      sharePercent: 100,
      rules: { givesWay: donation === "guest", dailyMib: null },
    }),
  ] as const);
  await resident.reload();
  await resident.bringToFront();
}

interface Measuring {
  resident: Page;
  donation: DonationKind;
  seen: Seen;
  foreground: { url: string };
  unitsSince: (since: number) => Promise<number>;
  stage: Stage;
}

/** First with an empty visible page, then with a demanding one. */
async function measureBoth({ resident, donation, seen, foreground, unitsSince, stage }: Measuring) {
  const ms = stage.quick ? MEASURE_MS.quick : MEASURE_MS.full;
  const page = await resident.context().newPage();
  await page.bringToFront();
  try {
    if (donation !== "none") {
      await sleep(SETTLE_MS);
      const from = Date.now();
      await sleep(ms);
      seen.idle[donation].push((await unitsSince(from)) / ((Date.now() - from) / 1_000));
    }
    await page.goto(foreground.url);
    await sleep(SETTLE_MS);
    const from = Date.now();
    seen.front[donation].push(await inFront(page, ms));
    if (donation !== "none") seen.busy[donation].push((await unitsSince(from)) / ((Date.now() - from) / 1_000));
  } finally {
    await page.close();
  }
}

const rotated = <Item>(items: readonly Item[], by: number): Item[] =>
  items.map((_, at) => items[(at + by) % items.length] as Item);

function describe(donation: DonationKind, { front, idle, busy }: Seen): string {
  const last = front[donation].at(-1);
  const rate = (rates: readonly number[]) => (rates.at(-1) ?? 0).toFixed(1);
  const frames = `${last?.meanFps.toFixed(1)} fps, 1 % low ${last?.lowFps.toFixed(1)}, INP ${last?.inpMs} ms`;
  return `${donation.padEnd(8)} ${frames}; ${rate(idle[donation])} units/s alone, ${rate(busy[donation])} behind it`;
}

function measuresOf({ front, idle, busy }: Seen): Measure[] {
  const of = (donation: DonationKind, value: (one: Front) => number) => median(front[donation].map(value));
  /** From the same round, so that other load on the machine is in both. */
  const paired = (donation: DonationKind, value: (one: Front) => number) =>
    median(front[donation].map((one, round) => value(one) - value(front.none[round] ?? one)));
  const inp = ({ inpMs }: Front) => inpMs;
  const mean = ({ meanFps }: Front) => meanFps;
  const low = ({ lowFps }: Front) => lowFps;
  const fps = (value: number) => `${value.toFixed(1)} fps`;
  const lines = DONATIONS.flatMap((donation) => [
    named(
      `guestInpMs_${donation}`,
      of(donation, inp),
      measured(`INP, ${TOLD[donation]}`, of(donation, inp), format.ms),
    ),
    named(`guestMeanFps_${donation}`, of(donation, mean), measured("  mean frame rate", of(donation, mean), fps)),
    named(`guestLowFps_${donation}`, of(donation, low), measured("  1 % low", of(donation, low), fps)),
  ]);
  const moreInp = paired("guest", inp);
  const lessFps = -paired("guest", mean) / of("none", mean);
  const idleKept = median(idle.guest) / median(idle.stubborn);
  const busyKept = median(busy.guest) / median(idle.stubborn);
  return [
    ...lines,
    named("guestInpMoreMs", moreInp, measured("INP with a guest, above none", moreInp, format.ms, { atMost: 10 })),
    named(
      "guestFpsLess",
      lessFps,
      measured("frame rate with a guest, below none", lessFps, format.percent, { atMost: 0.02 }),
    ),
    named(
      "guestIdleKept",
      idleKept,
      measured("units of a guest on an idle machine, against one that never gives way", idleKept, format.percent, {
        atLeast: 0.8,
      }),
    ),
    named("guestBusyKept", busyKept, measured("  and behind the page in front", busyKept, format.percent)),
  ];
}

const TOLD: Record<DonationKind, string> = {
  none: "no donation",
  stubborn: "every core lent, never given back",
  guest: "every core lent until it is wanted",
};
