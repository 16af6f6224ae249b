import { launchChromium } from "#suites/kit/engines/launch-chromium";
import { format, type Measure, named } from "../measure";
import { median } from "../median";
import type { Section, Stage } from "../section";
import { type BenchSite, openSite } from "../site/open-site";
import { usefulShare } from "../site/useful-share";
import { LANGUAGES, type Language } from "./language";
import { type NativeTime, nativeTimes } from "./native-times";
import { runArea } from "./run-area";

const UNIT_MS = [1, 10, 100] as const;
const ROUNDS = { full: 3, quick: 1 };
const JOB_MS = { full: 2_000, quick: 800 };
const MIN_UNITS = 8;
const CALIBRATION_UNITS = 12;
const EMPTY = { turns: 1, units: 40 };
/** A native run is made this long and divided, so that the start of the process does not count. */
const NATIVE_MS = 300;
const LIST_PRICE = "0.02";
const NANOS_PER_CORE_MS = (Number(LIST_PRICE) * 1e9) / 3_600_000;

interface Figures {
  share: number[];
  price: number[];
  native: number[];
}

/**
 * The useful share of a unit worker for one program in several languages, and the price of a unit compared with the
 * same work natively.
 */
export const languages: Section = {
  name: "languages",
  about: "one program in several languages, units of three lengths: useful share, price against native",
  maxMs: 600_000,
  async run(stage): Promise<Measure[]> {
    const site = await openSite(stage.scratch, { PRICE_PER_CORE_HOUR: LIST_PRICE });
    try {
      const browser = await launchChromium();
      try {
        const resident = await (await browser.newContext({ locale: "en-CA" })).newPage();
        await resident.goto(site.url);
        await resident.getByRole("button", { name: "Light up" }).click();
        return await measureLanguages(site, stage);
      } finally {
        await browser.close();
      }
    } finally {
      await site.stop();
    }
  },
};

async function measureLanguages(site: BenchSite, stage: Stage): Promise<Measure[]> {
  const natives = nativeTimes(stage.scratch);
  const subjects: { language: Language; turnsPerMs: number; figures: Map<number, Figures> }[] = [];
  for (const language of LANGUAGES) {
    const emptyMs = await emptyUnit(site, language);
    // The minimum, because other load only adds to a time.
    const long = Math.min(
      ...(await runArea(site, language, language.firstTurns, CALIBRATION_UNITS)).map(({ ms }) => ms),
    );
    const turnsPerMs = language.firstTurns / Math.max(1, long - emptyMs);
    subjects.push({ language, turnsPerMs, figures: new Map() });
  }
  const all = () => subjects.flatMap(({ language, figures }) => rowsOf(language, figures));
  for (let round = 0; round < (stage.quick ? ROUNDS.quick : ROUNDS.full); round++) {
    for (const { language, turnsPerMs, figures } of subjects) {
      const emptyMs = await emptyUnit(site, language);
      for (const unitMs of UNIT_MS) {
        const turns = Math.max(1, Math.round(turnsPerMs * unitMs));
        const known = figures.get(unitMs) ?? { share: [], price: [], native: [] };
        figures.set(unitMs, known);
        const jobMs = stage.quick ? JOB_MS.quick : JOB_MS.full;
        const units = Math.max(MIN_UNITS, Math.round(jobMs / (unitMs + emptyMs)));
        const replicas = await runArea(site, language, turns, units);
        // The time of an empty unit is not the program's own work.
        const ownPart = 1 - Math.min(1, emptyMs / median(replicas.map(({ ms }) => ms)));
        known.share.push(usefulShare(replicas) * ownPart);
        known.price.push(median(replicas.map(({ priceNanos }) => priceNanos ?? Number.NaN)));
        const native = natives.get(language.name);
        if (native) known.native.push(nativeUnit(native, turns, unitMs));
        stage.print(`  ${language.name}, ${unitMs} ms: ${figureOf(known)}`);
        stage.keep("all", all());
      }
    }
  }
  return all();
}

/** The duration of a unit that computes nothing: its instance, its files, an interpreter's start. */
async function emptyUnit(site: BenchSite, language: Language): Promise<number> {
  return median((await runArea(site, language, EMPTY.turns, EMPTY.units)).map(({ ms }) => ms));
}

function nativeUnit(time: NativeTime, turns: number, unitMs: number): number {
  const times = Math.ceil(NATIVE_MS / unitMs);
  return time(turns * times) / times;
}

function rowsOf({ name }: Language, figures: Map<number, Figures>): Measure[] {
  return [...figures].flatMap(([unitMs, known]) => {
    const key = `${name.toLowerCase()}_${unitMs}ms`;
    const share = median(known.share);
    const price = priceAgainstNative(known);
    const [shareOf, priceOf] = [`${name}: useful share, units of ${unitMs} ms`, "  price against native"];
    return [
      named(`${key}_useful_share`, share, { what: shareOf, figure: format.percent(share) }),
      price === undefined
        ? { what: priceOf, figure: "not here" }
        : named(`${key}_price_ratio`, price, { what: priceOf, figure: times(price) }),
    ];
  });
}

function priceAgainstNative({ price, native }: Figures): number | undefined {
  return native.length === 0 ? undefined : median(price) / (median(native) * NANOS_PER_CORE_MS);
}

function figureOf(known: Figures): string {
  const price = priceAgainstNative(known);
  return `${format.percent(known.share.at(-1) ?? Number.NaN)}, ${price === undefined ? "no native run here" : times(price)}`;
}

const times = (value: number) => `${value.toFixed(2)} ×`;
