import { formatCount } from "#app/_ui/format/format-count.ts";
import { formatPrice } from "#app/_ui/format/format-money.ts";
import type { Rival } from "#core/economics/list-prices";
import type { NATIVE_TIME } from "#core/economics/native-time";
import type { Standing } from "./compare-prices";
import type { Checking } from "./price-of-checking";

/** Amounts come as the reader's own words: "C$0.02". */
export interface PriceWords {
  tag: string;
  price: (nanos: number, mark?: "C$" | "US$") => string;
  /** As it was published, to the last digit. */
  listed: (usNanos: number) => string;
  count: (number: number) => string;
  /** With the space that stands before it. */
  colon: string;
  range: (from: string, to: string) => string;
  title: string;
  lead: (city: string) => string;
  back: string;
  hour: { about: string; what: string[]; resident: (share: string, percent: number) => string; more: string };
  checking: {
    title: string;
    about: string;
    names: Record<Checking, string>;
    texts: Record<Checking, (oneIn: string) => string>;
    aCoreHour: string;
    charged: { title: string; lines: string[] };
    free: { title: string; lines: string[] };
  };
  reckon: {
    title: string;
    about: string;
    hours: string;
    hoursHint: string;
    checking: string;
    here: string;
    whole: (range: string) => string;
    elsewhere: string;
    rivals: Record<Rival, string>;
    converted: (price: string) => string;
    note: string;
    outside: string;
  };
  compare: {
    title: string;
    about: (figures: typeof NATIVE_TIME) => string;
    label: string;
    row: string;
    price: string;
    worst: string;
    fargate: (gb: number) => string;
    lambda: (mib: string) => string;
    batch: string;
    /** What each rival's price means for a price here: at a known rate, or from which rate on. */
    standings: (standings: Record<Rival, string>, rateIsKnown: boolean) => string;
    standing: (standing: Standing) => string;
  };
  dearer: {
    title: string;
    twice: (standings: Record<Rival, string>, rate: string | null) => string;
    worst: (max: number, once: string, twice: string) => string;
    others: string;
    cannot: (mib: string) => string;
  };
  sources: {
    title: string;
    day: (iso: string) => string;
    read: (day: string) => string;
    fargate: (vcpuHour: string, gb: number, gbHour: string) => string;
    lambda: (mib: string, gbSecond: string) => string;
    batch: string;
    unconverted: string;
    converted: (rate: string) => string;
  };
  resident: {
    title: string;
    text: (city: string, earned: string, power: string) => string;
    more: string;
    pays: string;
  };
  begin: { gift: (gift: string) => string; signUp: string; job: string };
}

export const priceWordsInEnglish: PriceWords = {
  tag: "en-CA",
  price: formatPrice,
  listed: (usNanos) => `US$${decimal(usNanos)}`,
  count: formatCount,
  colon: ":",
  range: (from, to) => (from === to ? from : `${from} to ${to}`),
  title: "What it costs",
  lead: (city) =>
    `An hour of one core in ${city} has one price, whatever device it runs on. No subscription, no minimum, and never more than the budget that you set.`,
  back: "Front page",
  hour: {
    about: "for an hour of one core",
    what: [
      "A WebAssembly program is billed by its own instructions, not by the time that somebody’s laptop took: 20 billion weighted instructions are a second of an ordinary core. A slow or busy device costs you no more than a fast one.",
      "A JavaScript program is billed by its time, and never for more of it than the city itself measured.",
    ],
    resident: (share, percent) => `${share} of it, ${percent} %, goes to the resident whose device computed.`,
    more: "The rest keeps the city running.",
  },
  checking: {
    title: "You pay for each answer that agrees",
    about: "The devices belong to strangers, so choose for each job how its results are checked.",
    names: { once: "Not checked", adaptive: "By each household’s record", twice: "Two households must agree" },
    texts: {
      once: () =>
        "One household computes each unit and is trusted. For work whose errors you would notice yourself, or that do no harm.",
      adaptive: (oneIn) =>
        `Unknown devices are always checked, households with a good record at random. At most one result in ${oneIn} is wrong, even while one household in twenty lies for itself. A little more than once where the city knows its devices, and twice where all are new.`,
      twice: (oneIn) =>
        `Each unit is computed until two households give the same answer. At most one result in ${oneIn} is wrong, even while one household in twenty lies.`,
    },
    aCoreHour: "a core-hour",
    charged: {
      title: "Charged",
      lines: [
        "Each answer that counts, for what it used.",
        "Units of yours that fail, or that reach the limit you set, for what they used until then. When the first ones all do, the job pauses and asks you.",
      ],
    },
    free: {
      title: "Not charged",
      lines: [
        "Trying a program in your own browser.",
        "Answers that are outvoted, late or lost.",
        "Uploads, results, and keeping both here.",
        "Anything once a job is stopped or dialled to zero, and anything beyond its budget.",
      ],
    },
  },
  reckon: {
    title: "Estimate your job",
    about: "From the time it takes on a machine of your own.",
    hours: "Hours of one core, compiled for your machine",
    hoursHint: "Four cores busy for a day are 96.",
    checking: "Checking",
    here: "Here, about",
    whole: (range) => `${range}, by how well the program suits WebAssembly.`,
    elsewhere: "The same hours elsewhere",
    rivals: { fargate: "AWS Fargate", lambda: "AWS Lambda" },
    converted: (price) => `about ${price}`,
    note: "An estimate. Try it here, on the page of a new job, measures your own program and charges nothing.",
    outside: "Enter a number of hours from 1 to 1,000,000.",
  },
  compare: {
    title: "Beside AWS",
    about: ({ programs, min, median, max, memoryBound }) =>
      `An hour of one core, as a program takes it when it is compiled for the machine. ${programs} programs were run both ways: each such hour is billed here as ${median} hours in the median, ${min} at best and ${max} at worst, and as ${memoryBound} for a program that only waits for its memory.`,
    label: "Prices here beside those of AWS",
    row: "An hour of one core",
    price: "Price",
    worst: "The least suitable program, two households",
    fargate: (gb) => `1 vCPU and ${gb} GB`,
    lambda: (mib) => `${mib} MB, which comes with 1 vCPU`,
    batch: "As the Fargate or EC2 beneath it",
    standings: ({ fargate, lambda }, rateIsKnown) =>
      rateIsKnown
        ? `${fargate} than on Fargate, ${lambda} than on Lambda`
        : `Less than on Fargate while a US dollar is worth over ${fargate}, than on Lambda over ${lambda}`,
    standing: (standing) => {
      switch (standing.kind) {
        case "cheaper":
          return `${standing.percent} % less`;
        case "dearer":
          return `${standing.percent} % more`;
        case "same":
          return "no more";
        case "equal-at":
          return formatPrice(roundToCent(standing.usDollarNanos));
        default:
          throw new Error(`Unhandled standing: ${standing satisfies never}`);
      }
    },
  },
  dearer: {
    title: "Where we are dearer",
    twice: ({ fargate, lambda }, rate) =>
      rate === null
        ? `Two answers cost more here than one on Fargate while a US dollar is worth less than ${fargate}, and more than on Lambda while it is worth less than ${lambda}.`
        : `With a US dollar at ${rate}, two answers cost ${fargate} here than one on Fargate, and ${lambda} than on Lambda.`,
    worst: (max, once, twice) =>
      `The program that WebAssembly suited worst was billed ${max} times its own time: ${once} an hour for one answer, ${twice} for two. For such a program rent a machine.`,
    others: "Reserved and spot machines and free tiers cost less than the list prices above.",
    cannot: (mib) =>
      `Programs here have no network, no graphics processor, and at most ${mib} MiB of memory per unit. If you need more, this is not the place.`,
  },
  sources: {
    title: "Where the figures are from",
    day: (iso) => new Intl.DateTimeFormat("en-CA", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso)),
    read: (day) => `List prices for Linux on x86 in us-east-1, read on ${day}; a vCPU is one thread of a core.`,
    fargate: (vcpuHour, gb, gbHour) => `${vcpuHour} a vCPU-hour, and ${gb} GB at ${gbHour} each.`,
    lambda: (mib, gbSecond) => `${mib} MB, which is one vCPU, at ${gbSecond} a GB-second.`,
    batch: "AWS Batch: nothing of its own; one pays for the Fargate or EC2 beneath it.",
    unconverted: "They stand as published: what a US dollar is worth changes by the day.",
    converted: (rate) => `Converted at ${rate} a US dollar, as the city’s admin set it.`,
  },
  resident: {
    title: "What a resident earns",
    text: (city, earned, power) =>
      `An hour of one core, kept busy, earns a household of ${city} up to ${earned} and takes about ${power} of power.`,
    more: "How this is calculated",
    pays: "Whether it pays, and for whom",
  },
  begin: {
    gift: (gift) => `A new account gets ${gift} to try the city with.`,
    signUp: "Make an account",
    job: "New job",
  },
};

const CENT = 10_000_000;
export const roundToCent = (nanos: number) => Math.max(CENT, Math.round(nanos / CENT) * CENT);

/** Dollars with all their digits. */
export const decimal = (nanos: number) => (nanos / 1e9).toFixed(10).replace(/0+$/, "");
