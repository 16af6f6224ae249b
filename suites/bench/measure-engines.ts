import { ENGINES, type EngineName } from "#suites/kit/engines/engine";
import { type Measure, skipped } from "./measure";

/** Measures each engine, one after the other; one that cannot be started says why. */
export async function measureEngines(
  what: string,
  measureEngine: (engine: EngineName) => Promise<Measure[]>,
): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const engine of ENGINES) {
    try {
      measures.push(...(await measureEngine(engine)));
    } catch (error) {
      measures.push(skipped(`${what} in ${engine}`, error instanceof Error ? error.message : String(error)));
    }
  }
  return measures;
}
