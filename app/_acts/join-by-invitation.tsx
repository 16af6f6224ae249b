"use client";

import { useState } from "react";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";

interface JoinByInvitationProps {
  words: { submit: string; busy: string };
  /** Joins, and leaves the page: the invitation is no longer needed in its address. */
  join: () => Promise<void>;
}

/** The one button of a page to which an invitation leads; a refusal is shown above it. */
export function JoinByInvitation({ words, join }: JoinByInvitationProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const press = async () => {
    setBusy(true);
    const refused = await refusalTo(join);
    setBusy(false);
    setRefusal(refused);
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <Button tone="primary" busy={busy} busyLabel={words.busy} onClick={press}>
        {words.submit}
      </Button>
    </div>
  );
}
