"use client";

import { LocalTime } from "#app/_ui/local-time.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useJobLive } from "./job-live";
import { hasWaysOn, WaysOn } from "./ways-on";

/** Why the job rests, and what would make it go on. */
export function StateNotice() {
  const { pulse, reason, message, deletedAt } = useJobLive();
  if (deletedAt !== null) {
    return (
      <Notice tone="caution" title="This job's inputs and results were deleted">
        Nobody can read them since <LocalTime at={deletedAt} />. What the job cost stays in your statement; its manifest
        is below, to submit it again with its files.
      </Notice>
    );
  }
  if (pulse.state === "paused") {
    return (
      <Notice tone="caution" title="This job is paused" actions={hasWaysOn(reason) ? <WaysOn /> : undefined}>
        {message ?? "Nothing runs and nothing is charged until it is resumed."}
      </Notice>
    );
  }
  if (pulse.state === "cancelled") {
    return (
      <Notice tone="caution" title="This job was cancelled">
        {message === null ? "" : `${message} `}What was settled before stays here to download; the rest of the budget is
        back in the account.
      </Notice>
    );
  }
  return null;
}
