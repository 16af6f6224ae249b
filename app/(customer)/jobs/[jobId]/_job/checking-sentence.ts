const NUMBERS = ["no", "one", "two", "three", "four", "five"];

/** What the number of replicas buys, for the customer to judge a result by. */
export function checkingSentence(replicas: number): string {
  if (replicas === 1) return "Each unit is computed once and taken as it is: nobody checks it.";
  const many = NUMBERS[replicas] ?? String(replicas);
  return `Counted once ${many} different households have returned the same bytes.`;
}
