import { deviceRefusals } from "#protocol/refusals/devices";
import { householdPeopleRefusals } from "#protocol/refusals/household-people";

const FACT = "@";
const anyFacts = new Proxy({}, { get: () => FACT }) as { max: number; until: string };

/** For which reason of households' people something was refused, whatever its facts; the error itself if for another. */
export async function refusedFor(act: Promise<unknown>): Promise<unknown> {
  const error = await act.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  const known = { ...householdPeopleRefusals, "not-your-device": deviceRefusals["not-your-device"] };
  const found = Object.entries(known).find(([, { en }]) => {
    const pieces = (en as (facts: typeof anyFacts) => string)(anyFacts).split(FACT);
    return pieces.every((piece) => error?.message.includes(piece));
  });
  return found?.[0] ?? error;
}
