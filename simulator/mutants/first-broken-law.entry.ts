// Simulates cities of a kind, one for each seed from 1 on, and prints the first law that is broken in one of them.

import { HOUR } from "#core/time";
import { type ScenarioName, scenarioWithSeed } from "../arbitraries";
import { simulate, violations } from "../simulate";

/** Cities without a fault end within three quarters of an hour; a fault may keep one from ending at all. */
const patienceMs = 2 * HOUR;
const [name, cities] = process.argv.slice(2) as [ScenarioName, string];

for (let city = 1; city <= Number(cities); city++) {
  const [law] = violations(await simulate(scenarioWithSeed(name, city), city, { patienceMs }));
  if (law === undefined) continue;
  process.stdout.write(JSON.stringify({ city, law }));
  break;
}
process.exit(0);
