import { formatAgo } from "#app/_ui/format/format-ago.ts";
import type { CityState } from "#protocol/api/admin";
import { readActor } from "../_acts/read-actor";

/** "All work was stopped 3 min ago by Ada: a fan is burning". */
export function stoppedSentence({ since, by, reason }: CityState, now: number): string {
  const when = since === null ? "" : ` ${formatAgo(Date.parse(since), now)}`;
  const who = by === null ? "" : ` by ${readActor(by).name}`;
  return `All work was stopped${when}${who}${reason === null ? "." : `: ${reason}`}`;
}
