import { promiseWords } from "#app/(customer)/jobs/_checking/promise-words.ts";
import type { Replicas } from "#core/reputation/promise";

/** What a way of checking buys, and what it costs. */
export function replicasSentence(replicas: Replicas): string {
  const promise = `Checked so that ${promiseWords(replicas)}.`;
  switch (replicas) {
    case "adaptive":
      return `${promise} Unknown devices are always checked, households with a good record at random: you pay little more than once for each unit.`;
    case 1:
      return "Each unit is computed once and trusted. The cheapest choice, for work whose errors you would notice yourself.";
    case 2:
      return `Two households must return the same answer. ${promise} You pay twice for each unit.`;
    case 3:
      return `Three households must agree: for answers that others will rely on. ${promise} You pay three times for each unit.`;
    default:
      return `${replicas} households must agree. ${promise} Each unit is paid ${replicas} times.`;
  }
}
