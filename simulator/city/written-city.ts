import type { CityFigures } from "./measure-city";
import type { CityOptions } from "./simulate-city";

/** A city that is small enough to be simulated by a test, which holds the shipped figures against today's code. */
export const SAMPLE: CityOptions = { seed: 7, households: 12, days: 1 };

export interface WrittenCity extends Pick<CityOptions, "seed" | "households" | "days"> {
  figures: CityFigures;
  sample: CityFigures;
}

/** The file that ships with the figures of a simulated city. */
export const writtenCity = (city: WrittenCity): string =>
  `// Written by npm run sim -- --scenario city --write: what a simulated city achieved.
export const SIMULATED_CITY = ${literal(city, "")} as const;
`;

function literal(value: unknown, indent: string): string {
  if (typeof value === "number") return numeral(value);
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const deeper = `${indent}  `;
  const lines = Object.entries(value).map(([name, one]) => `${deeper}${name}: ${literal(one, deeper)},\n`);
  return `{\n${lines.join("")}${indent}}`;
}

const numeral = (value: number) => {
  const [whole = "", part] = String(value).split(".");
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, "_")}${part === undefined ? "" : `.${part}`}`;
};
