import { readFileSync } from "node:fs";
import { ONTARIO_TARIFFS } from "#core/home/ontario-tariffs";
import { readTariff, type TariffFault, type WrittenTariff } from "#core/home/read-tariff";
import type { Tariff } from "#core/home/tariff";
import { tryParse } from "#protocol/try-parse";
import { tariffFaultInWords, tariffGapInWords } from "#protocol/words/tariff-in-words";
import { WrittenTariffs } from "#protocol/written-tariffs";

export interface KnownTariffs {
  /** Undefined: the shipped examples. */
  file: string | undefined;
  /** As they were written, which is how they begin; admins change them on the console. */
  written: readonly WrittenTariff[];
  tariffs: readonly Tariff[];
  /** Sentences about days without prices. */
  gaps: readonly string[];
}

/** Reads the tariffs in the file, or the shipped examples. Throws with a sentence about the first fault. */
export function readTariffs(file: string | undefined): KnownTariffs {
  const written = file === undefined ? ONTARIO_TARIFFS : readFile(file);
  const ids = new Set<string>();
  const gaps: string[] = [];
  const tariffs = written.map((one) => {
    if (ids.has(one.id)) throw new Error(`Two tariffs are called "${one.id}": give each an id of its own.`);
    ids.add(one.id);
    const read = readTariff(one);
    if (read.kind === "faults") throw new Error(`Tariff "${one.id}": ${inWords(read.faults)}`);
    gaps.push(...read.gaps.map((gap) => `Tariff "${one.id}": ${tariffGapInWords(gap)}`));
    return read.tariff;
  });
  return { file, written, tariffs, gaps };
}

const inWords = (faults: readonly TariffFault[]) => faults.map((fault) => tariffFaultInWords(fault, "en")).join(" ");

function readFile(file: string): readonly WrittenTariff[] {
  const parsed = tryParse(WrittenTariffs, JSON.parse(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join(".") || "The file"}: ${issue?.message}.`);
}
