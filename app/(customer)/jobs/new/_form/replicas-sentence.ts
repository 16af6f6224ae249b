/** What one more replica buys, and what it costs. */
export function replicasSentence(replicas: number): string {
  switch (replicas) {
    case 1:
      return "Each unit is computed once and believed. Cheapest; for work whose errors you would notice yourself.";
    case 2:
      return "Two households must return the same bytes. A faulty or dishonest device is found out; each unit is paid twice.";
    case 3:
      return "Three households must agree. For answers that others will rely on; each unit is paid three times.";
    default:
      return `${replicas} households must agree: a wrong answer would need ${replicas} who err alike. Each unit is paid ${replicas} times.`;
  }
}
