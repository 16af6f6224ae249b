import type { Commit, DeviceMessage } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { State } from "#core/coordination/state";

/**
 * Receives what the coordinator decides. What is sent by `send` may not be durable; a `Commit` is durable when it is
 * published.
 */
export interface Audience {
  send(message: DeviceMessage): void;
  /** `tookMs`: how long it took to write; absent if this coordinator wrote nothing. */
  committed(commit: Commit, state: State, tookMs?: number): void;
  /** Results of these jobs are no longer settled. */
  reopened(jobs: readonly ReopenedJob[], state: State): void;
  /** The memory was lost: every device must reconnect and present what it holds. */
  restarted(): void;
}

export const nobody: Audience = {
  send: () => undefined,
  committed: () => undefined,
  reopened: () => undefined,
  restarted: () => undefined,
};
