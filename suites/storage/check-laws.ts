import type { Law } from "./laws";
import { LAWS } from "./laws";
import type { Place } from "./place";

export interface CheckedLaw {
  law: Law;
  /** How the law is broken; undefined when it is kept. */
  broken: string | undefined;
}

/** Checks a server against every law, one after the other, and leaves nothing behind. */
export async function* checkLaws(place: Place): AsyncGenerator<CheckedLaw> {
  try {
    for (const law of LAWS) {
      const broken = await law.check(place).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      yield { law, broken };
    }
  } finally {
    await place.clear();
  }
}
