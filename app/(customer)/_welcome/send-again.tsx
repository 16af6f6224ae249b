"use client";

import { useState } from "react";
import { Button } from "../../_ui/button";
import { notify } from "../../_ui/notify";
import { sendAuth } from "../../(auth)/_auth/send-auth";

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
