import { feedSession } from "./grant-units";
import { readmitAll } from "./readmit-all";
import type { City, Session } from "./state";
import type { Step } from "./step";

/** Sessions that one event looks at: a look with a grant takes tens of microseconds. */
const MAX_LOOKS = 128;

/** When so many sessions in a row find nothing, the rest is left to the next sweep. */
const MAX_VAIN_LOOKS = 64;

/** The session has a reason of its own to be given work, and gets it when its turn comes. */
export function feedSoon(city: City, session: Session) {
  city.due.add(session);
}

/** All others that have room look before the session does. */
export function feedLast(city: City, session: Session) {
  city.due.delete(session);
  city.hungry.delete(session);
  city.hungry.add(session);
  feedIdleSessions(city);
}

/** After work appeared, was given back or ended: whoever looked in vain looks again, or learns why it still waits. O(1). */
export function feedIdleSessions(city: City) {
  if (city.stopped) return;
  city.stirred = city.hungry.size;
  city.vainLooks = 0;
}

/** With every sweep all look again, and where none of them finds anything, those may that were passed over so far. */
export function feedAll(city: City) {
  if (city.stopped) return;
  feedIdleSessions(city);
  city.sweeping = true;
}

/**
 * Results are durable: so many units may be granted until the next ones are. Devices that offer more than the store can
 * write wait for work, and not for the acknowledgement of what they did.
 */
export function beginTurn(city: City) {
  city.allowance = city.policy.unitsPerTurn;
}

/** Where no results are under way, time alone begins a turn. */
export function beginTurnAtRest(city: City) {
  if (city.uncommitted === 0) beginTurn(city);
}

/** Whether sessions wait that need not wait for results to become durable: the shell comes back for them. */
export const mayFeedMore = (city: Readonly<City>): boolean =>
  (city.due.size > 0 || city.stirred > 0 || city.sweeping) && (city.allowance > 0 || city.uncommitted === 0);

/**
 * Ends every event: sessions are given work, those that looked in vain before those that just returned some.
 * O(MAX_LOOKS) choices, however many are connected.
 */
export function feedInTurn(step: Step) {
  const { city } = step;
  if (city.due.size === 0 && city.stirred === 0 && !city.sweeping) return;
  const due = city.due.values();
  const hungry = city.hungry.values();
  for (let looks = 0; looks < MAX_LOOKS && city.allowance > 0; looks++) {
    // They wait for longer, but may all look in vain.
    const hungryFirst = city.vainLooks === 0 || looks % 2 === 0;
    const session = hungryFirst
      ? (nextHungry(city, hungry) ?? nextDue(due))
      : (nextDue(due) ?? nextHungry(city, hungry));
    if (!session) {
      if (!endSweep(city)) return;
    } else if (feedSession(step, session)) {
      city.vainLooks = 0;
    } else if (++city.vainLooks >= MAX_VAIN_LOOKS && !city.sweeping) {
      city.stirred = 0;
    }
  }
}

const nextDue = (due: Iterator<Session, undefined>): Session | undefined => due.next().value;

function nextHungry(city: City, hungry: Iterator<Session, undefined>): Session | undefined {
  while (city.stirred > 0) {
    const session = hungry.next().value;
    city.stirred = session ? city.stirred - 1 : 0;
    // One whose results are on their way to the disk is fed when they are there.
    if (!session || session.uncommitted === 0) return session;
    city.hungry.delete(session);
  }
  return undefined;
}

/** Everybody has looked. True when there is reason to look once more. */
function endSweep(city: City): boolean {
  if (!city.sweeping) return false;
  city.sweeping = false;
  if (!readmitAll(city)) return false;
  feedIdleSessions(city);
  return true;
}
