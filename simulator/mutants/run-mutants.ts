import { findMutant } from "./find-mutant";
import { mutants } from "./mutants";

/** Plants one fault after the other, prints what detects it, and returns how many were not detected. */
export async function runMutants(cities: number, print: (line: string) => void): Promise<number> {
  let missed = 0;
  for (const mutant of mutants) {
    const found = await findMutant(mutant, cities);
    if (!found) missed += 1;
    const verdict = found ? `city ${found.city}: ${found.law}` : `NOT FOUND in ${cities} cities`;
    print(`${mutant.foundIn.padEnd(10)} ${mutant.name}\n           ${verdict}`);
  }
  print(`${mutants.length - missed} of ${mutants.length} faults were found.`);
  return missed;
}
