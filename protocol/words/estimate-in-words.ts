import type { Replicas } from "#core/reputation/promise";
import type { Language } from "../text/language";

/** What a job's estimate rests on. */
export interface EstimateBasis {
  units: number;
  /** Across the whole job, not its first ones. */
  isDrawn: boolean;
  /** Of one unit, on an ordinary core. */
  coreSeconds: number;
  replicas: Replicas;
  /** The time limit that leaves such units four times their time. */
  seconds: number;
}

interface BasisWords {
  mean: (units: number, isDrawn: boolean) => string;
  cost: (coreSeconds: number, times: string) => string;
  times: (replicas: Replicas) => string;
  limit: (seconds: number, isDrawn: boolean) => string;
}

const WORDS: Record<Language, BasisWords> = {
  en: {
    mean: (units, isDrawn) => {
      if (units === 1) return "One unit tried";
      return `The mean of ${units} units ${isDrawn ? "drawn across the whole job" : "tried"}`;
    },
    cost: (coreSeconds, times) =>
      `: ${coreSeconds.toPrecision(3)} seconds of an ordinary core, each computed ${times}.`,
    times: (replicas) => {
      if (replicas === "adaptive") return "about once; a new city or a small job checks more";
      return replicas === 1 ? "once" : `${replicas} times`;
    },
    limit: (seconds, isDrawn) =>
      `${isDrawn ? "W" : "Later units may differ: w"}ith limits.seconds at ${seconds} units may take four times as long as the slowest of these.`,
  },
  fr: {
    mean: (units, isDrawn) => {
      if (units === 1) return "Une unité essayée";
      return `Moyenne de ${units} unités ${isDrawn ? "prises dans tout le calcul" : "essayées"}`;
    },
    cost: (coreSeconds, times) =>
      ` : ${coreSeconds.toPrecision(3).replace(".", ",")} s d’un cœur ordinaire, chacune calculée ${times}.`,
    times: (replicas) => {
      if (replicas === "adaptive") return "environ une fois ; une ville nouvelle ou un petit calcul vérifie davantage";
      return replicas === 1 ? "une fois" : `${replicas} fois`;
    },
    limit: (seconds, isDrawn) =>
      `${isDrawn ? "A" : "Les unités suivantes peuvent différer : a"}vec limits.seconds à ${seconds}, une unité peut durer quatre fois plus que la plus lente de celles-ci.`,
  },
};

export function estimateInWords(basis: EstimateBasis, language: Language = "en"): string {
  const { mean, cost, times, limit } = WORDS[language];
  const { units, isDrawn, coreSeconds, replicas, seconds } = basis;
  return `${mean(units, isDrawn)}${cost(coreSeconds, times(replicas))} ${limit(seconds, isDrawn)}`;
}
