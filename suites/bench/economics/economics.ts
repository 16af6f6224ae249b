import { format, type Measure, measured, named } from "../measure";
import type { Section } from "../section";
import { type Played, playLive, playSimulated } from "./play-trace";

/** A minute is short, so the simulator plays it several times. */
const SEEDS = [1, 2, 3, 4, 5];
/** How far the simulator may be from a live run. */
const AIM = 0.1;

/** How close `npm run sim -- --scenario city` is to real sockets, a real database and a real clock. */
export const economics: Section = {
  name: "economics",
  about: "one minute of a small city, live and in virtual time: results, their cost and the wait for them",
  maxMs: 300_000,
  async run({ scratch, print }) {
    const live = await playLive(scratch);
    print(`  live: ${inWords(live)}`);
    const simulated: Played[] = [];
    for (const seed of SEEDS) {
      const one = await playSimulated(seed);
      print(`  simulated, seed ${seed}: ${inWords(one)}`);
      simulated.push(one);
    }
    const all = [live, ...simulated];
    const isEverywhere = (index: number) => all.every(({ ended }) => ended.some((job) => job.index === index));
    const wait = ({ ended }: Played) => mean(ended.filter(({ index }) => isEverywhere(index)).map(({ ms }) => ms));
    const compare = compared(live, simulated);
    return [
      ...compare(
        "verified results in a minute",
        "throughput",
        ({ units }) => units,
        (units) => String(Math.round(units)),
      ),
      ...compare(
        "price of a result",
        "cost",
        ({ nanosPerUnit }) => nanosPerUnit,
        (nanos) => `${Math.round(nanos)} n$`,
      ),
      ...compare("wait for a small job that ended in all runs", "latency", wait, format.ms),
    ];
  },
};

const inWords = ({ units, nanosPerUnit, ended }: Played) =>
  `${units} results, ${Math.round(nanosPerUnit)} nanodollars each, ${ended.length} small jobs in ${format.ms(mean(ended.map(({ ms }) => ms)))}`;

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

const compared =
  (live: Played, simulated: readonly Played[]) =>
  (what: string, key: string, of: (played: Played) => number, say: (value: number) => string): Measure[] => {
    const [really, virtually] = [of(live), mean(simulated.map(of))];
    const off = Math.abs(virtually / really - 1);
    return [
      { what: `${what}, live`, figure: say(really) },
      { what: "  simulated", figure: say(virtually) },
      named(`${key}Off`, off, measured("  off by", off, format.percent, { atMost: AIM })),
    ];
  };
