import { bundle } from "../bundle";
import { format, type Measure, measured, named, skipped } from "../measure";
import { median } from "../median";
import { findRedis } from "../queues/find-redis";
import { installPeers } from "../queues/install-peers";
import { runBullmq } from "../queues/run-bullmq";
import { runGraphileWorker } from "../queues/run-graphile-worker";
import type { Section, Stage } from "../section";
import { BARE_ENTRY, COORDINATOR_ENTRY, type DispatchFigures, runDispatch } from "./run-dispatch";

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

/** Alternative products, by name, and why some are missing. */
interface Peers {
  runners: Map<string, Runner>;
  missing: Measure[];
}

export const dispatch: Section = {
  name: "dispatch",
  about: "durable units a second on one coordinator, and the same work through job queues",
  maxMs: 480_000,
  async run(stage) {
    const { rounds, seconds } = stage.quick ? QUICK : FULL;
    const [coordinator, bare] = [await bundle(COORDINATOR_ENTRY), await bundle(BARE_ENTRY)];
    const peers = findPeers(stage);
    const figures: Figures = { quorum1: [], bare: [], quorum2: [], paced: [], peers: new Map() };
    const measures = () => [...ownMeasures(figures), ...peerMeasures(figures, peers)];
    const keep = () => stage.keep("dispatch", measures());
    for (let round = 1; round <= rounds; round++) {
      stage.signal.throwIfAborted();
      stage.print(`round ${round} of ${rounds}`);
      await playRound({ coordinator, bare, seconds, peers, stage, figures, keep });
    }
    return measures();
  },
};

/** Of every round so far; the last round may be incomplete. */
interface Figures {
  quorum1: DispatchFigures[];
  /** Of sockets and group commit with nothing between them. */
  bare: DispatchFigures[];
  quorum2: DispatchFigures[];
  paced: DispatchFigures[];
  peers: Map<string, number[]>;
}

interface Course {
  coordinator: string;
  bare: string;
  seconds: number;
  peers: Peers;
  stage: Stage;
  figures: Figures;
  /** Called after each figure, so that none is lost if the next one fails. */
  keep: () => void;
}

async function playRound({ coordinator, bare, seconds, peers, stage, figures, keep }: Course): Promise<void> {
  const own = async (
    name: string,
    known: DispatchFigures[],
    replicas: number,
    pace: number,
    file: string = coordinator,
  ) => {
    const found = await runDispatch(file, { replicas, pace, seconds }, stage.scratch);
    stage.print(
      `  ${name}: ${format.perSecond(found.perSecond)}, p50 ${format.ms(found.p50)}, p99 ${format.ms(found.p99)}`,
    );
    known.push(found);
    keep();
  };
  await own("quorum 1", figures.quorum1, 1, 0);
  await own("bare", figures.bare, 1, 0, bare);
  await own("quorum 2 (replicas)", figures.quorum2, 2, 0);
  await own("paced", figures.paced, 1, PACE);
  for (const [name, run] of peers.runners) {
    const perSecond = await run();
    stage.print(`  ${name}: ${format.perSecond(perSecond)}`);
    figures.peers.set(name, [...(figures.peers.get(name) ?? []), perSecond]);
    keep();
  }
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

function ownMeasures({ quorum1, bare, quorum2, paced }: Figures): Measure[] {
  return [
    ...(quorum1.length === 0 ? [] : quorum1Measures(quorum1)),
    ...(bare.length === 0 ? [] : bareMeasures(quorum1, bare)),
    ...(quorum2.length === 0 ? [] : quorum2Measures(quorum2)),
    ...(paced.length === 0 ? [] : pacedMeasures(paced)),
  ];
}

type Pick = (figures: DispatchFigures) => number;
const middleOf = (figures: DispatchFigures[]) => (pick: Pick) => median(figures.map(pick));

function quorum1Measures(figures: DispatchFigures[]): Measure[] {
  const middle = middleOf(figures);
  const postgres = middle(({ postgresMicros }) => postgresMicros ?? Number.NaN);
  const speed = middle(({ perSecond }) => perSecond);
  return [
    measured("units settled, quorum 1", speed, format.perSecond, { atLeast: 30_000 }),
    ...acknowledgement(figures, 150),
    measured(
      "  CPU a unit, coordinator",
      middle(({ cpuMicros }) => cpuMicros),
      format.micros,
    ),
    ...(Number.isNaN(postgres) ? [] : [measured("  CPU a unit, PostgreSQL", postgres, format.micros)]),
    measured(
      "  memory of the coordinator",
      middle(({ rssBytes }) => rssBytes),
      format.megabytes,
    ),
  ];
}

/** How close the product is to what its sockets and its database allow. */
function bareMeasures(quorum1: DispatchFigures[], bare: DispatchFigures[]): Measure[] {
  const middle = middleOf(bare);
  const paired = median(bare.map(({ perSecond }, round) => (quorum1[round]?.perSecond ?? 0) / perSecond));
  return [
    measured(
      "sockets and group commit, nothing between",
      middle(({ perSecond }) => perSecond),
      format.perSecond,
    ),
    measured(
      "  CPU a unit, this process",
      middle(({ cpuMicros }) => cpuMicros),
      format.micros,
    ),
    named("ofBareBound", paired, measured("  quorum 1 of that, paired", paired, format.percent, { atLeast: 0.75 })),
  ];
}

function quorum2Measures(figures: DispatchFigures[]): Measure[] {
  const middle = middleOf(figures);
  const p99 = middle((found) => found.p99);
  return [
    measured(
      "units settled, quorum 2",
      middle(({ perSecond }) => perSecond / 2),
      format.perSecond,
    ),
    measured(
      "  replicas acknowledged",
      middle(({ perSecond }) => perSecond),
      format.perSecond,
    ),
    measured("  acknowledgement, p99", p99, format.ms),
  ];
}

function pacedMeasures(figures: DispatchFigures[]): Measure[] {
  const reached = middleOf(figures)(({ perSecond }) => perSecond);
  return [
    measured(`paced at ${format.perSecond(PACE)}, quorum 1: reached`, reached, format.perSecond),
    ...acknowledgement(figures, 30),
  ];
}

function acknowledgement(figures: DispatchFigures[], p99Ms: number): Measure[] {
  const [p50, p99] = [middleOf(figures)((found) => found.p50), middleOf(figures)((found) => found.p99)];
  return [
    measured("  acknowledgement, median", p50, format.ms),
    measured("  acknowledgement, p99", p99, format.ms, { atMost: p99Ms }),
  ];
}

function peerMeasures({ quorum1, peers: known }: Figures, peers: Peers): Measure[] {
  const measuredPeers = [...known.entries()];
  if (measuredPeers.length === 0) return peers.missing;
  /** A peer's figure is compared with the quorum figure of the same round. */
  const against = (rates: number[]) => median(rates.map((rate, round) => (quorum1[round]?.perSecond ?? 0) / rate));
  const wholeRounds = Math.min(...[...peers.runners.keys()].map((name) => known.get(name)?.length ?? 0));
  const quickest = Array.from({ length: wholeRounds }, (_, round) =>
    Math.max(...measuredPeers.map(([, rates]) => rates[round] ?? 0)),
  );
  return [
    ...measuredPeers.map(([name, rates]) => measured(name, median(rates), format.perSecond)),
    ...peers.missing,
    ...measuredPeers.map(([name, rates]) =>
      measured(`  quorum 1 against ${name}, paired`, against(rates), format.times),
    ),
    ...(wholeRounds === 0
      ? []
      : [measured("quorum 1 against the quickest peer, paired", against(quickest), format.times, { atLeast: 5 })]),
  ];
}
