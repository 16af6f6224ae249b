import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";

/** A moment as people say it; to the second on hover. */
export async function AtTime({ at, now }: { at: string; now: number }) {
  return (
    <time dateTime={at} title={at.replace("T", " ").replace(/\.\d+Z$/, " UTC")} className="whitespace-nowrap">
      {numbersIn(await visitorLanguage()).ago(Date.parse(at), now)}
    </time>
  );
}
