import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { launchHeadful } from "#suites/kit/engines/launch-headful";
import { startGame } from "../../../samples/coin-game/server.mjs";
import { format, type Measure, measured, named, skipped } from "../measure";
import { median } from "../median";
import { submitSpin } from "../page/submit-spin";
import { percentile } from "../percentile";
import type { Section } from "../section";
import { openSite } from "../site/open-site";
import { readReplicas } from "../site/read-replicas";
import { openPlay, type Play } from "./open-play";

/** About a tenth of a second each. */
const TURNS = 150_000_000;
const UNITS = 100_000;
const ROUNDS = { full: 3, quick: 1 };
const MEASURE_MS = { full: 25_000, quick: 6_000 };
/** Time for earlier starts and stops to take effect. */
const SETTLE_MS = 4_000;
/** At 58 frames a second. */
const BUDGET_MS = 1_000 / 58;
/** Of a lamp that computes less than these units a second, frames say nothing. */
const MIN_RATE = 1;

/** No lamp; the cores that a window offers at first; every core. With a lamp, until the game or others need them. */
const LAMPS = ["none", "offered", "all"] as const;
type Lamp = (typeof LAMPS)[number];
const CORES: Record<Lamp, number> = {
  none: 0,
  offered: Math.max(1, Math.floor(os.cpus().length / 2)),
  all: os.cpus().length,
};

interface Round {
  frames: number[];
  /** Units a second, with the game at rest and in play. */
  idle: number;
  busy: number;
}
type Seen = Record<Lamp, Round[]>;

/** What a player notices of the lamp: the three kinds alternate, so that other load affects all of them equally. */
export const game: Section = {
  name: "game",
  about: "the sample game in a window, with the button's window lit beside it: its frames, and what is still computed",
  maxMs: 1_200_000,
  async run(stage): Promise<Measure[]> {
    const site = await openSite(stage.scratch);
    const port = await getPort({ host: "127.0.0.1" });
    const { id: partner } = await site.client.makePartner({
      ...{ name: "Fireflies", origins: [`http://127.0.0.1:${port}`] },
      ...{ webhookUrl: null, sharePercent: 20 },
    });
    const served = await startGame({ city: site.url, partner, port });
    const browser = await launchHeadful();
    try {
      const job = await submitSpin(site.client, "Units of a tenth of a second", TURNS, UNITS);
      await site.client.dialJob({ jobId: job.id, cores: os.cpus().length });
      const unitsSince = async (since: number) =>
        (await readReplicas(site.dataDir, job.id)).filter(({ returnedAt }) => returnedAt >= since).length;
      const seen: Seen = { none: [], offered: [], all: [] };
      const ms = stage.quick ? MEASURE_MS.quick : MEASURE_MS.full;
      const rounds = stage.quick ? ROUNDS.quick : ROUNDS.full;
      for (let round = 0; round < rounds && !stage.signal.aborted; round++) {
        for (let at = 0; at < LAMPS.length; at++) {
          const lamp = LAMPS[(at + round) % LAMPS.length] ?? "none";
          const play = await openPlay(browser.context, { game: served.origin, city: site.url, cores: CORES[lamp] });
          seen[lamp].push(await measurePlay(play, ms, unitsSince));
          await play.close();
          stage.print(`  ${describe(lamp, seen[lamp])}; load ${(os.loadavg()[0] ?? 0).toFixed(1)}`);
        }
        stage.keep("game", measuresOf(seen));
      }
      return measuresOf(seen);
    } finally {
      await browser.close();
      served.close();
      await site.stop();
    }
  },
};

/** First with the game at rest, then in play. */
async function measurePlay(play: Play, ms: number, unitsSince: (since: number) => Promise<number>): Promise<Round> {
  const rateWhile = async () => {
    await sleep(SETTLE_MS);
    await play.taken();
    const from = Date.now();
    await sleep(ms);
    const frames = await play.taken();
    return { frames, rate: (await unitsSince(from)) / ((Date.now() - from) / 1_000) };
  };
  await play.rest(true);
  const idle = await rateWhile();
  await play.rest(false);
  const busy = await rateWhile();
  return { frames: busy.frames, idle: idle.rate, busy: busy.rate };
}

const TOLD: Record<Lamp, string> = {
  none: "no lamp",
  offered: "the lamp lit as the window offers it",
  all: "the lamp lit with every core",
};
const fps = (value: number) => `${value.toFixed(1)} fps`;
const perSecond = (value: number) => `${value.toFixed(1)}/s`;

/** The frame rate of the slowest hundredth of all frames, at its best. */
const lowFps = ({ frames }: Round) => 1_000 / percentile(frames, 0.99);
const medianFps = ({ frames }: Round) => 1_000 / percentile(frames, 0.5);
const overBudget = ({ frames }: Round) => frames.filter((frame) => frame > BUDGET_MS).length / frames.length;

function describe(lamp: Lamp, rounds: readonly Round[]): string {
  const last = rounds.at(-1);
  if (!last) return lamp;
  const frames = `${fps(medianFps(last))}, 1 % low ${fps(lowFps(last))}, ${format.percent(overBudget(last))} over budget`;
  return `${lamp.padEnd(8)} ${frames}; ${last.idle.toFixed(1)} units/s at rest, ${last.busy.toFixed(1)} in play`;
}

function measuresOf(seen: Seen): Measure[] {
  return LAMPS.flatMap((lamp) => {
    const of = (value: (round: Round) => number) => median(seen[lamp].map(value));
    const [low, middle, over] = [of(lowFps), of(medianFps), of(overBudget)];
    const [idle, busy] = [of(({ idle }) => idle), of(({ busy }) => busy)];
    const hasComputed = idle >= MIN_RATE && busy >= MIN_RATE;
    const frames = [
      named(
        `gameLowFps_${lamp}`,
        low,
        measured(`1 % low of the game, ${TOLD[lamp]}`, low, fps, hasComputed ? { atLeast: 58 } : undefined),
      ),
      named(`gameMedianFps_${lamp}`, middle, measured("  median frame rate", middle, fps)),
      named(`gameOverBudget_${lamp}`, over, measured("  frames over a 58th of a second", over, format.percent)),
    ];
    if (lamp === "none") return frames;
    const units = named(`gameUnitsPerSecond_${lamp}`, busy, measured("  units meanwhile", busy, perSecond));
    const what = "  of those with the game at rest";
    if (!hasComputed) return [...frames, units, skipped(what, "the lamp gave way to others on this machine")];
    const share = of(({ idle, busy }) => busy / idle);
    return [
      ...frames,
      units,
      named(`gameKept_${lamp}`, share, measured(what, share, format.percent, { atLeast: 0.8 })),
    ];
  });
}
