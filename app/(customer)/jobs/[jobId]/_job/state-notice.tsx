"use client";

import { Notice } from "../../../../_ui/notice";
import { useJobLive } from "./job-live";

/** Why the job rests, and what would make it go on. */
export function StateNotice() {
  const { pulse, message } = useJobLive();
  if (pulse.state === "paused") {
    return (
      <Notice tone="caution" title="This job is paused">
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
