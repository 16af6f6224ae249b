import { bundle } from "../bundle";
import { type Measure, measured, skipped, tell } from "../measure";
import { median } from "../median";
import { findRedis } from "../queues/find-redis";
import { installPeers } from "../queues/install-peers";
import { runBullmq } from "../queues/run-bullmq";
import { runGraphileWorker } from "../queues/run-graphile-worker";
import type { Section, Stage } from "../section";
import { COORDINATOR_ENTRY, type DispatchFigures, runDispatch } from "./run-dispatch";

const PACE = 5_000;
const FULL = {
  rounds: 3,
  seconds: 8,
  peer: { warmUpMs: 2_000, measureMs: 5_000 },
  bullJobs: 80_000,
  graphileJobs: 120_000,
};
const QUICK = {
  rounds: 1,
  seconds: 3,
  peer: { warmUpMs: 500, measureMs: 1_500 },
  bullJobs: 10_000,
  graphileJobs: 20_000,
};

type Runner = () => Promise<number>;

/** What an engineer would pick instead, by name, and why the others are missing. */
interface Peers {
  runners: Map<string, Runner>;
  missing: Measure[];
}

export const dispatch: Section = {
  name: "dispatch",
  about: "durable units a second on one coordinator, and the same work through job queues",
  mostMs: 300_000,
  async run(stage) {
    const { rounds, seconds } = stage.quick ? QUICK : FULL;
    const coordinator = await bundle(COORDINATOR_ENTRY);
    const peers = findPeers(stage);
    const runs: Round[] = [];
    for (let round = 1; round <= rounds; round++) {
      stage.say(`round ${round} of ${rounds}`);
      runs.push(await playRound(coordinator, seconds, peers, stage));
    }
    return [...ownMeasures(runs), ...peerMeasures(runs, peers)];
  },
};

interface Round {
  quorum1: DispatchFigures;
  quorum2: DispatchFigures;
  paced: DispatchFigures;
  peers: Map<string, number>;
}

async function playRound(coordinator: string, seconds: number, peers: Peers, stage: Stage): Promise<Round> {
  const own = async (name: string, replicas: number, pace: number) => {
    const figures = await runDispatch(coordinator, { replicas, pace, seconds }, stage.scratch);
    stage.say(
      `  ${name}: ${tell.perSecond(figures.perSecond)}, p50 ${tell.ms(figures.p50)}, p99 ${tell.ms(figures.p99)}`,
    );
    return figures;
  };
  const quorum1 = await own("quorum 1", 1, 0);
  const quorum2 = await own("quorum 2 (replicas)", 2, 0);
  const paced = await own("paced", 1, PACE);
  const peerFigures = new Map<string, number>();
  for (const [name, run] of peers.runners) {
    const perSecond = await run();
    stage.say(`  ${name}: ${tell.perSecond(perSecond)}`);
    peerFigures.set(name, perSecond);
  }
  return { quorum1, quorum2, paced, peers: peerFigures };
}

function findPeers(stage: Stage): Peers {
  const { peer, bullJobs, graphileJobs } = stage.quick ? QUICK : FULL;
  const noPackages = installPeers();
  if (noPackages !== undefined) {
    return { runners: new Map(), missing: [skipped("BullMQ on Redis; graphile-worker on PostgreSQL", noPackages)] };
  }
  const runners = new Map<string, Runner>();
  const missing: Measure[] = [];
  const redis = findRedis();
  if (redis) {
    const bull = { ...peer, jobs: bullJobs };
    runners.set("BullMQ, appendfsync everysec", () => runBullmq(redis, "everysec", bull, stage.scratch));
    runners.set("BullMQ, appendfsync always", () => runBullmq(redis, "always", bull, stage.scratch));
  } else {
    missing.push(skipped("BullMQ on Redis", "there is no redis-server on the PATH, and none could be installed"));
  }
  const graphile = { ...peer, jobs: graphileJobs };
  runners.set("graphile-worker", () => runGraphileWorker(graphile, stage.scratch));
  return { runners, missing };
}

function ownMeasures(runs: Round[]): Measure[] {
  const mid = (pick: (round: Round) => number) => median(runs.map(pick));
  const postgres = mid(({ quorum1 }) => quorum1.postgresMicros ?? Number.NaN);
  return [
    measured(
      "units settled, quorum 1",
      mid((r) => r.quorum1.perSecond),
      tell.perSecond,
      { atLeast: 30_000 },
    ),
    measured(
      "  acknowledgement, median",
      mid((r) => r.quorum1.p50),
      tell.ms,
    ),
    measured(
      "  acknowledgement, p99",
      mid((r) => r.quorum1.p99),
      tell.ms,
      { atMost: 150 },
    ),
    measured(
      "  CPU a unit, coordinator",
      mid((r) => r.quorum1.cpuMicros),
      tell.micros,
    ),
    ...(Number.isNaN(postgres) ? [] : [measured("  CPU a unit, PostgreSQL", postgres, tell.micros)]),
    measured(
      "  memory of the coordinator",
      mid((r) => r.quorum1.rssBytes),
      tell.megabytes,
    ),
    measured(
      "units settled, quorum 2",
      mid((r) => r.quorum2.perSecond / 2),
      tell.perSecond,
    ),
    measured(
      "  replicas acknowledged",
      mid((r) => r.quorum2.perSecond),
      tell.perSecond,
    ),
    measured(
      "  acknowledgement, p99",
      mid((r) => r.quorum2.p99),
      tell.ms,
    ),
    measured(
      `paced at ${tell.perSecond(PACE)}, quorum 1: reached`,
      mid((r) => r.paced.perSecond),
      tell.perSecond,
    ),
    measured(
      "  acknowledgement, median",
      mid((r) => r.paced.p50),
      tell.ms,
    ),
    measured(
      "  acknowledgement, p99",
      mid((r) => r.paced.p99),
      tell.ms,
      { atMost: 30 },
    ),
  ];
}

function peerMeasures(runs: Round[], peers: Peers): Measure[] {
  const names = [...peers.runners.keys()];
  const rates = names.map((name) =>
    measured(name, median(runs.map((round) => round.peers.get(name) ?? Number.NaN)), tell.perSecond),
  );
  if (names.length === 0) return peers.missing;
  const against = (name: string) =>
    median(runs.map(({ quorum1, peers }) => quorum1.perSecond / (peers.get(name) ?? 0)));
  const ratios = names.map((name) => measured(`  quorum 1 against ${name}, paired`, against(name), tell.times));
  const quickest = median(runs.map(({ quorum1, peers }) => quorum1.perSecond / Math.max(...peers.values())));
  return [
    ...rates,
    ...peers.missing,
    ...ratios,
    measured("quorum 1 against the quickest peer, paired", quickest, tell.times, { atLeast: 5 }),
  ];
}
