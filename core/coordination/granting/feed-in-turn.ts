import type { Session, State } from "../state";
import type { Step } from "../step";
import { readmitNext } from "../trust/readmit-next";
import { feedIdleSessions } from "./feed-idle-sessions";
import { feedSession } from "./grant-units";

/** Sessions served per event: serving one with a grant takes tens of microseconds. */
const MAX_LOOKS = 128;

/** After this many sessions in a row that find nothing, the rest wait for the next sweep. */
const MAX_VAIN_LOOKS = 64;

/** The session itself is due for work, and gets it when its turn comes. */
export function feedSoon(state: State, session: Session) {
  state.due.add(session);
}

/** Moves the session behind all others that have room. */
export function feedLast(state: State, session: Session) {
  state.due.delete(session);
  state.hungry.delete(session);
  state.hungry.add(session);
  feedIdleSessions(state);
}

/** With every sweep all look again; where none of them finds anything, those excluded so far are readmitted. */
export function feedAll(state: State) {
  if (state.stopped) return;
  feedIdleSessions(state);
  state.sweeping = true;
}

/**
 * Results became durable: a fixed number of units may be granted until the next ones do. When devices offer more than
 * the store can write, they wait for work rather than for acknowledgements of finished work.
 */
export function beginTurn(state: State) {
  state.allowance = state.policy.unitsPerTurn;
}

/** While no results are in flight, time alone begins a turn. */
export function beginTurnAtRest(state: State) {
  if (state.uncommitted === 0) beginTurn(state);
}

/** Whether sessions wait that need not wait for durable results: the shell returns to them. */
export const mayFeedMore = (state: Readonly<State>): boolean =>
  (state.due.size > 0 || state.stirred > 0 || state.sweeping) && (state.allowance > 0 || state.uncommitted === 0);

/**
 * Ends every event: sessions are given work, those that found none before those that have just returned some.
 * O(MAX_LOOKS) choices, however many are connected.
 */
export function feedInTurn(step: Step) {
  const { state } = step;
  if (state.due.size === 0 && state.stirred === 0 && !state.sweeping) return;
  const due = state.due.values();
  const hungry = state.hungry.values();
  for (let looks = 0; looks < MAX_LOOKS && state.allowance > 0; looks++) {
    // They have waited longer, but may all find nothing.
    const hungryFirst = state.vainLooks === 0 || looks % 2 === 0;
    const session = hungryFirst
      ? (nextHungry(state, hungry) ?? nextDue(due))
      : (nextDue(due) ?? nextHungry(state, hungry));
    if (!session) {
      if (!endSweep(state)) return;
    } else if (feedSession(step, session)) {
      state.vainLooks = 0;
    } else if (++state.vainLooks >= MAX_VAIN_LOOKS && !state.sweeping) {
      state.stirred = 0;
    }
  }
}

const nextDue = (due: Iterator<Session, undefined>): Session | undefined => due.next().value;

function nextHungry(state: State, hungry: Iterator<Session, undefined>): Session | undefined {
  while (state.stirred > 0) {
    const session = hungry.next().value;
    state.stirred = session ? state.stirred - 1 : 0;
    // One whose results are on their way to the disk is fed when they are there.
    if (!session || session.uncommitted === 0) return session;
    state.hungry.delete(session);
  }
  return undefined;
}

/** All have looked. True when there is reason to look once more. */
function endSweep(state: State): boolean {
  if (!state.sweeping) return false;
  state.sweeping = false;
  if (!readmitNext(state)) return false;
  feedIdleSessions(state);
  return true;
}
