import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { formatDuration } from "#app/_ui/format/format-duration.ts";
import { formatMoney } from "#app/_ui/format/format-money.ts";
import type { Unsupported } from "#workers/contract/donation-state";
import type { KettleComparison } from "../_donation/energy";
import { restWords } from "./rest-words";
import type { StateWords } from "./sentence";

function naming(jobs: readonly string[]): string {
  const [first = "the city", second, ...rest] = jobs;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first} and ${rest.length + 1} more`;
}

const NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const numbered = (count: number) => NUMBERS[count] ?? formatCount(count);

function coresBack(slots: number, lent: number): string {
  if (slots === 1) return "the core is";
  if (lent === 0) return slots === 2 ? "both cores are" : `all ${numbered(slots)} cores are`;
  const back = slots - lent;
  return `${numbered(back)} of ${numbered(slots)} cores ${back === 1 ? "is" : "are"}`;
}

/** Two figures below ten, so that a first minute of work already shows. */
export const rounded = (wh: number) =>
  wh === 0 ? "0" : wh < 0.1 ? wh.toFixed(2) : wh < 10 ? wh.toFixed(1) : wh.toFixed(0);

const unsupported: Record<Unsupported, string> = {
  insecure: "Open this page by its https address (or as localhost): browsers keep results safe only there.",
  "old-browser": "This browser is too old to run units. Any current Chrome, Edge, Firefox or Safari can.",
  "nothing-kept":
    "It keeps no data for this site, so results could not wait for the network. Allow this site to store data, then reload the page.",
  broken: "The donation could not be loaded or has ended. Reload the page.",
};

const truth: StateWords = {
  opening: () => ({ line: "Nothing is running on this device yet." }),
  off: (_, city) => ({
    line: "Nothing is running.",
    more: `One press lights up this device for ${city}. Nothing to install, no account; the same button stops it.`,
  }),
  finishing: ({ results }) => ({
    line: "Stopped. Your cores are all yours again.",
    more: `The last ${formatCountOf(results, "result")} ${results === 1 ? "is" : "are"} on the way to the city.`,
  }),
  offline: () => ({
    line: "This device is offline.",
    more: "Finished results are kept here. It continues by itself when the network is back.",
  }),
  connecting: (_, city) => ({ line: `Calling ${city}…`, more: "The first unit usually starts within five seconds." }),
  reconnecting: (_, city) => ({
    line: `${city} cannot be reached right now.`,
    more: "Nothing is lost. Your device keeps its results and tries again by itself.",
  }),
  crowded: (_, city) => ({
    line: "Too many new devices have joined from your network this hour.",
    more: `${city} lets in only so many at a time, so that nobody can pose as a crowd. Your device keeps trying by itself; there is no need to reload.`,
  }),
  "no-sandbox": () => ({
    line: "The sealed box for other people’s programs did not open.",
    more: "So nothing runs here. Your device tries again by itself; if an extension blocks frames, allow this page.",
  }),
  looking: () => ({ line: "Connected. The next units are on their way." }),
  "no-work": () => ({ line: "No work right now.", more: "Your device is ready and will start by itself." }),
  "all-jobs-at-their-dial": () => ({
    line: "Every job has as many cores as it asked for.",
    more: "Your device is next in line and will start by itself.",
  }),
  "already-helped": () => ({
    line: "Your household has done its share of every job.",
    more: "Other households now check the answers. New work will start by itself.",
  }),
  "device-limited": (_, city) => ({
    line: "The city has set this device aside.",
    more: `Its answers differed from those of other devices, or an admin limited it. Ask the people who run Lamplighter in ${city}.`,
  }),
  "engine-holds-no-scripts": () => ({
    line: "Only JavaScript jobs are waiting, and this browser cannot stop every script.",
    more: "So it gets none: your device comes first. WebAssembly jobs will start here by themselves; Chrome and Edge can run both kinds.",
  }),
  "crashed-its-sandbox": () => ({
    line: "The program that is waiting broke its sealed box on this device.",
    more: "So it will not come back. Nothing else was affected, and other work will start by itself.",
  }),
  unwanted: () => ({
    line: "Nothing is waiting that you want to work for.",
    more: "Other work will start by itself. What you want is chosen below.",
  }),
  "too-big-a-program": () => ({
    line: "The programs that are waiting are larger than you allow.",
    more: "So none was fetched. Smaller ones will start by themselves, or allow more below.",
  }),
  "offers-nothing": () => ({
    line: "This device offers no core.",
    more: "Choose at least one core below and it will start by itself.",
  }),
  resting: ({ why }) => restWords(why),
  "machine-busy": ({ jobs, slots, lent }) => ({
    line: `Your machine is busy: ${coresBack(slots, lent)} back with you.`,
    more:
      lent === 0 || jobs.length === 0
        ? "What was begun holds still and is not lost. It continues by itself once things are calm."
        : `The rest works for ${naming(jobs)}. What was begun on yours holds still, and continues once things are calm.`,
  }),
  full: () => ({
    line: "The room for finished results is full.",
    more: "So nothing new is begun here. Nothing is lost: it continues by itself as soon as the city has taken some.",
  }),
  "stopping-soon": ({ jobs }) => ({
    line: `Finishing the last units of ${naming(jobs)}.`,
    more: "Nothing new is begun. Every core that is done is yours already.",
  }),
  "stopped-by-city": ({ reason }) => ({
    line: "The city has paused all work.",
    more: reason ? `It says: ${reason}` : "Your device is ready and will start again by itself.",
  }),
  working: ({ jobs, units }) => ({
    line: `Working for ${naming(jobs)}`,
    count: `${formatCountOf(units, "unit")} today`,
  }),
  "working-alone": ({ jobs }) => ({
    line: `Still working for ${naming(jobs)}, without the network.`,
    more: "Finished results wait here until the city can be reached again.",
  }),
  "too-old": () => ({
    line: "There is a newer version of this page.",
    more: "Reload it to continue. Nothing is lost.",
  }),
  removed: () => ({
    line: "This device was removed from its household.",
    more: "Somebody of the household did that, from the account. What it earned stays with the household. To go on, begin again as a new device; you can then claim it for an account.",
  }),
  "other-tab": () => ({
    line: "Another tab of this browser is lit.",
    more: "One tab is enough for all your cores. This one takes over when the other is closed.",
  }),
  unsupported: ({ why }) => ({ line: "This browser cannot work here.", more: unsupported[why] }),
};

function compared(comparison: KettleComparison): string {
  switch (comparison.kind) {
    case "nothing":
      return "less than a kettle in one second";
    case "seconds":
      return `like a kettle for ${formatDuration(comparison.seconds * 1_000)}`;
    case "boils":
      return comparison.boils === 1 ? "like boiling a kettle once" : `like boiling a kettle ${comparison.boils} times`;
    default:
      throw new Error(`Unhandled comparison: ${comparison satisfies never}`);
  }
}

export const en = {
  tag: "en-CA",
  truth,
  number: {
    count: formatCount,
    money: formatMoney,
    duration: formatDuration,
    megabytes: (bytes: number) => `${formatCount(Math.ceil(bytes / 2 ** 20))} MB`,
    wattHours: (wh: number) => (wh >= 1_000 ? `${(wh / 1_000).toFixed(1)} kWh` : `${rounded(wh)} Wh`),
  },
  page: {
    title: (city: string) => `Light up ${city}`,
    description: (city: string) => `Lend ${city} the cores that your device is not using. One button, no install.`,
    heading: (city: string) => `${city}’s idle computers, working as one`,
    noScript:
      "Lending cores needs JavaScript and WebAssembly, because the work runs in this browser. Turn JavaScript on for this site and reload the page.",
  },
  house: {
    describe: (lit: number, offered: number, cores: number) =>
      `A house with ${formatCountOf(cores, "window")}, one for each core. ${formatCount(offered)} offered, ${formatCount(lit)} lit.`,
  },
  results: {
    held: (results: number) =>
      `${formatCountOf(results, "result")} wait${results === 1 ? "s" : ""} on this device because the job is paused. They are sent when it continues.`,
    notKept: "This browser keeps no data, so results that are on their way would not survive a reload.",
    turnedAway: {
      "job-over": (results: number) =>
        `${formatCountOf(results, "result")} came after the job had ended, so the city no longer needed ${results === 1 ? "it" : "them"}.`,
      unproven: (results: number) =>
        `${formatCountOf(results, "result")} could not be matched to work that the city had handed out.`,
      "device-limited": (results: number) =>
        `${formatCountOf(results, "result")} did not count: the city has set this device aside.`,
      "too-old": (results: number) =>
        `${formatCountOf(results, "result")} waited here for a week for a job that did not continue, and ${results === 1 ? "is" : "are"} gone.`,
      "no-room": (results: number) =>
        `${formatCountOf(results, "result")} had to be dropped: more were waiting here than this device keeps.`,
    },
  },
  button: { lightUp: "Light up", stop: "Stop", reload: "Reload", again: "Begin again" },
  settings: {
    title: "How much you lend",
    cores: "Cores",
    coresText: (slots: number, cores: number) => `${slots} of ${cores}`,
    coresHint: "Shuttered windows stay yours alone.",
    coresLimited: (slots: number) => `Your household lets this device give at most ${formatCountOf(slots, "core")}.`,
    share: "Share of each core",
    shareText: (percent: number) => `${percent} %`,
    shareHint: "Less is cooler and quieter. The rest of the time the core is idle.",
    shareLimited: (percent: number) => `Your household lets this device give at most ${percent} % of each.`,
  },
  running: {
    title: "Running here now",
    quiet: "No unit is running. When one does, you see here what it is, for whom and why.",
    forWhom: (customer: string) => `For ${customer}`,
    core: (slot: number) => `Core ${slot + 1}`,
    since: (ms: number) => (ms < 60_000 ? `${Math.floor(ms / 1_000)} s` : formatDuration(ms)),
    unit: (unit: number) => `unit ${formatCount(unit)}`,
    between: "fetching the next unit",
    refuse: (name: string) => `Do not work for ${name}`,
    held: "holds still: your machine is busy",
    recent: "Just finished",
    lost: "given back",
    silent: "finished without printing anything",
    failed: {
      exit: (code: number) => `ended with exit code ${code}`,
      error: (text: string) => (text === "" ? "ended with an error" : `ended with an error: ${text}`),
      trap: "crashed inside its box",
      fuel: "stopped at its limit of computing",
      time: "stopped at its limit of time",
      output: "stopped at its limit of output",
      memory: "stopped at its limit of memory",
    },
    tile: "a tile of the picture",
    picture: (name: string) => `The picture of ${name}, as its tiles arrive from all over the city`,
    pictureNote: "Framed in light: the tiles that your cores are painting now.",
  },
  earned: {
    title: "Earned and used",
    units: "Units today",
    unitsEver: (units: number) => `${formatCount(units)} checked and accepted in total`,
    credit: "Credit",
    creditToday: (nanos: number) => `${formatMoney(nanos)} of it today`,
    creditWaits: "Paid when a result is confirmed",
    power: "Power today, at most",
    powerCost: (nanos: number, comparison: KettleComparison) =>
      `${formatMoney(nanos)} of electricity, ${compared(comparison)}`,
    noPower: "No core has worked today",
    balance: (earned: number, power: number) =>
      `An hour of one core earns up to ${formatMoney(earned)} and takes about ${formatMoney(power)} of power.`,
    assumption: (watts: number, nanosPerKwh: number) =>
      `Estimated: ${watts} W for a busy core, ${formatMoney(nanosPerKwh)} per kWh.`,
    howReckoned: "How this is calculated",
    month: "What a month will likely bring",
  },
  keep: {
    title: "Keep this credit",
    anonymous: "No account is needed to help. What this device earns waits for the account that claims it.",
    signUp: "Make an account",
    signIn: "Sign in",
    signedIn: (name: string) => `You are signed in as ${name}. Claim this device and what it earns is yours.`,
    claim: "Claim this device",
    claiming: "Claiming",
    claimed: (household: string) => `This device earns for ${household}.`,
    devices: "My devices",
    justClaimed: (nanos: number) => `Done. This device is yours, with ${formatMoney(nanos)} of credit.`,
    notYet: "Light up once first: that is when the city gives the device its name.",
    unreachable: "The city could not be reached, so nothing has changed. Check the connection and try again.",
    elsewhere: "This device already belongs to another household, which keeps its credit.",
    signInAgain: "You are no longer signed in, so nothing has changed. Sign in again and claim it then.",
    refused: "The city did not accept this claim, so nothing has changed. Reload the page and try again.",
  },
  how: {
    title: "How it works",
    sealed:
      "Programs run in a sealed box in this page: they cannot read your files, use your network or see anything else you do.",
    checked:
      "No device is taken at its word: other households compute the same thing again, and the answers must agree to the last bit.",
    yours: "Stop frees every core at once, and closing the tab is just as good.",
    more: "How it works, and what could go wrong",
    safety: "Try to break the box yourself",
    city: "What the city has computed",
    boards: "Who computed most",
    run: "Have work for the city? Run a job",
    prices: "What a job costs",
  },
};

export type Words = typeof en;
