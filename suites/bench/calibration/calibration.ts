import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { meterModule } from "#core/metering/meter-module";
import { enginesHere } from "#suites/kit/engines/engines-here";
import { type Measure, measured } from "../measure";
import { median } from "../median";
import type { Section, Stage } from "../section";
import { type CalibratedProgram, calibratedPrograms } from "./calibrated-programs";
import { type CalibrationHost, openEngine, openNode, type PreparedUnit } from "./calibration-host";

const TIMES = { full: 3, quick: 1 };
const MAX_PAGES = 4_096;
/** Fuel matches time if no program is further than this factor from its engine's median. */
const MAX_SPREAD = 1.5;
/** How far the constant may be from today's medians. */
const MAX_DRIFT = 1.5;

/** Billions of fuel in a second of one core, for each program. */
type Speeds = Map<CalibratedProgram, number>;

interface CalibratedEngine {
  speeds: Speeds;
  middle: number;
}

export const calibration: Section = {
  name: "calibration",
  about: "fuel that kinds of programs spend in a second of a core, in three engines and Node",
  maxMs: 1_200_000,
  async run(stage) {
    const programs = calibratedPrograms().map((program) => ({ program, unit: prepare(program) }));
    const measures: Measure[] = [];
    const browsers: CalibratedEngine[] = [];
    for (const open of [openNode, ...enginesHere().map((name) => () => openEngine(name))]) {
      const host = await open();
      try {
        const speeds = await timeAll(host, programs, stage);
        const middle = medianOf(speeds);
        if (host.name !== "node") browsers.push({ speeds, middle });
        measures.push(...rowsOf(host.name, speeds, middle));
        stage.keep("all", measures);
      } finally {
        await host.close();
      }
    }
    return [...measures, ...acrossBrowsers(browsers)];
  },
};

function prepare({ wasm, args, shared }: CalibratedProgram): PreparedUnit {
  const metered = meterModule(wasm, { maxPages: MAX_PAGES });
  if (metered.kind === "refused") throw new Error(metered.message);
  return { program: metered.bytes, args, shared };
}

async function timeAll(
  host: CalibrationHost,
  programs: readonly { program: CalibratedProgram; unit: PreparedUnit }[],
  stage: Stage,
): Promise<Speeds> {
  const speeds: Speeds = new Map();
  for (const { program, unit } of programs) {
    const timed = await host.time(unit, stage.quick ? TIMES.quick : TIMES.full);
    const speed = median(timed.map(({ fuel, coreMs }) => fuel / coreMs / 1e6));
    speeds.set(program, speed);
    stage.print(`  ${host.name}, ${program.name}: ${giga(speed)}; ${timed.map(({ coreMs }) => coreMs).join(", ")} ms`);
  }
  return speeds;
}

const counted = (speeds: Speeds) => [...speeds].filter(([{ boundByMemory }]) => !boundByMemory);
const medianOf = (speeds: Speeds) => median(counted(speeds).map(([, speed]) => speed));

const timesOff = (ratio: number) => Math.max(ratio, 1 / ratio);

/** The view of a city with all browsers: a program that is slow in one may be fast in another. */
function acrossBrowsers(browsers: readonly CalibratedEngine[]): Measure[] {
  const [first] = browsers;
  if (first === undefined) return [];
  const off = counted(first.speeds).map(([program]) =>
    timesOff(median(browsers.map(({ speeds, middle }) => (speeds.get(program) ?? 0) / middle))),
  );
  const drift = (median(browsers.map(({ middle }) => middle)) * 1e9) / FUEL_PER_CORE_SECOND;
  return [
    measured("the browsers' median, program furthest off it", Math.max(...off), times, { atMost: MAX_SPREAD }),
    measured("  against FUEL_PER_CORE_SECOND", drift, times, { atMost: MAX_DRIFT }),
  ];
}

function rowsOf(engine: string, speeds: Speeds, middle: number): Measure[] {
  const off = counted(speeds).map(([, speed]) => timesOff(speed / middle));
  return [
    { what: `${engine}: fuel in a second of a core, median of ${off.length} programs`, figure: giga(middle) },
    measured("  the program furthest off it", Math.max(...off), times, { atMost: MAX_SPREAD }),
    ...[...speeds].map(([{ name, boundByMemory }, speed]) => ({
      what: `  ${name}${boundByMemory ? " (waits for memory, not counted)" : ""}`,
      figure: `${giga(speed)} (${times(speed / middle)})`,
    })),
  ];
}

const giga = (value: number) => `${value.toFixed(1)} × 10⁹`;
const times = (value: number) => `${value.toFixed(2)} ×`;
