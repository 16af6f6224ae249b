"use client";

import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { notify } from "#app/_ui/notify.ts";
import { sendAuth } from "#app/(auth)/_auth/send-auth.ts";

/** Mails the link that proves an address once more. */
export function SendAgain({ email }: { email: string }) {
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const answer = await sendAuth("/api/auth/send-verification-email", { email });
    setBusy(false);
    if (answer.kind === "done") notify("The link is on its way", { description: email, tone: "verified" });
    else notify("It was not sent", { description: answer.message, tone: "alarm" });
  };
  return (
    <Button size="small" busy={busy} busyLabel="Sending" onClick={send}>
      Send it again
    </Button>
  );
}
