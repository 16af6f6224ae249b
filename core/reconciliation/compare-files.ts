/** A movement of money, by what names it at both sides. */
export interface Movement {
  key: string;
  cents: number;
}

/** A line of the other side's file. Lines with one key and different ids are parts of a movement, such as a refund and its failure. */
export interface TheirMovement extends Movement {
  id: string;
}

export interface OurMovement extends Movement {
  /** Whether it is from the days that the file is about: then it should be there. */
  isDue: boolean;
}

export interface Compared {
  agreeing: { count: number; cents: number };
  /** In the file, and not here. */
  missingHere: Movement[];
  /** Here, and not in the file. */
  missingThere: Movement[];
  differing: { key: string; ours: number; theirs: number }[];
  /** The same line more than once in the file: it is counted once. */
  twice: { key: string; cents: number; times: number }[];
}

/**
 * What a file of the bank or the card service says, beside what the ledger has. Every key of either side is in one of the
 * lists or agrees; `twice` comes on top.
 */
export function compareFiles(theirs: readonly TheirMovement[], ours: readonly OurMovement[]): Compared {
  const { found, twice } = summed(theirs);
  const compared: Compared = {
    ...{ agreeing: { count: 0, cents: 0 }, missingHere: [], missingThere: [], differing: [], twice },
  };
  const known = new Map(ours.map((one) => [one.key, one]));
  for (const [key, cents] of found) {
    const own = known.get(key);
    if (!own) compared.missingHere.push({ key, cents });
    else if (own.cents !== cents) compared.differing.push({ key, ours: own.cents, theirs: cents });
    else {
      compared.agreeing.count += 1;
      compared.agreeing.cents += cents;
    }
  }
  for (const { key, cents, isDue } of known.values())
    if (isDue && !found.has(key)) compared.missingThere.push({ key, cents });
  return compared;
}

function summed(lines: readonly TheirMovement[]) {
  const found = new Map<string, number>();
  const seen = new Map<string, { key: string; cents: number; times: number }>();
  for (const { key, id, cents } of lines) {
    const line = JSON.stringify([key, id]);
    const before = seen.get(line);
    if (before) before.times += 1;
    else {
      seen.set(line, { key, cents, times: 1 });
      found.set(key, (found.get(key) ?? 0) + cents);
    }
  }
  return { found, twice: [...seen.values()].filter(({ times }) => times > 1) };
}
