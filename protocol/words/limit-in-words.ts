import type { JobSpec } from "#core/jobs/job-spec";
import { LIMITS } from "../limits";
import type { Language } from "../text/language";

/** A limit that a unit hit, and its value. */
export interface HitLimit {
  limit: "fuel" | "time";
  seconds: number;
}

const MAX_SECONDS = LIMITS.unitWallMs / 1_000;
/** The factor by which to raise a limit that was used up. */
const MORE = 4;

/** The limit that caused a unit's failure, if any. */
export function hitLimit(failure: string, { limits, fuelPerSecond }: Pick<JobSpec, "limits" | "fuelPerSecond">) {
  if (failure === "fuel") return { limit: "fuel", seconds: limits.fuel / fuelPerSecond } as const;
  return failure === "time" ? ({ limit: "time", seconds: limits.wallMs / 1_000 } as const) : undefined;
}

interface LimitWords {
  tag: string;
  used: (limit: HitLimit["limit"], had: string) => string;
  raise: (field: string, seconds: number) => string;
  atMost: string;
}

const WORDS: Record<Language, LimitWords> = {
  en: {
    tag: "en-CA",
    used: (limit, had) =>
      limit === "fuel"
        ? `the unit used its ${had} s of an ordinary core`
        : `the unit was still running after ${had} s by the clock`,
    raise: (field, seconds) => `set ${field} to ${seconds}, or give each unit less to do.`,
    atMost: "no unit may have more: give each unit less to do.",
  },
  fr: {
    tag: "fr-CA",
    used: (limit, had) =>
      limit === "fuel"
        ? `l’unité a utilisé ses ${had} s d’un cœur ordinaire`
        : `l’unité tournait encore après ${had} s à l’horloge`,
    raise: (field, seconds) => `mettez ${field} à ${seconds}, ou donnez moins à faire à chaque unité.`,
    atMost: "aucune unité ne peut avoir plus : donnez moins à faire à chacune.",
  },
};

/** The manifest's field, its present value, and the value to set. */
export function limitInWords({ limit, seconds }: HitLimit, language: Language = "en"): string {
  const words = WORDS[language];
  const field = limit === "fuel" ? "limits.seconds" : "limits.wallSeconds";
  const had = seconds.toLocaleString(words.tag, { maximumFractionDigits: 1 });
  const more = Math.min(MAX_SECONDS, Math.ceil(MORE * seconds));
  const advice = more > seconds ? words.raise(field, more) : words.atMost;
  const colon = language === "fr" ? " :" : ":";
  return `${field}${colon} ${words.used(limit, had)}; ${advice}`;
}
