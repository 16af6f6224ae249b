import { LYING_SHARE, type Replicas, wrongPerMillion } from "#core/reputation/promise";

/** What a way of checking promises, as the end of a sentence. */
export function promiseWords(replicas: Replicas): string {
  const liars = `one household in ${Math.round(1 / LYING_SHARE)} lies`;
  // Who lies more seldom, or in secret company after earning trust, is found out later: docs/decisions/0012-checking-by-record.md has the figures.
  const often = replicas === "adaptive" ? " for itself in a tenth of its answers or more" : "";
  return `at most ${rateWords(wrongPerMillion(replicas))} is wrong, even while ${liars}${often}`;
}

function rateWords(perMillion: number): string {
  const oneIn = Math.round(1_000_000 / perMillion);
  return `one result in ${oneIn >= 1_000_000 ? millions(oneIn) : oneIn.toLocaleString("en")}`;
}

const millions = (count: number) => {
  const rounded = Math.round(count / 1_000_000);
  return rounded === 1 ? "a million" : `${rounded.toLocaleString("en")} million`;
};
