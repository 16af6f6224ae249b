"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Language } from "#protocol/text/language";
import { AUTH_WORDS } from "./auth-words";
import { signInByPasskey } from "./passkey";

/** Signs in without a password, and goes to `next`. */
export function PasskeyButton({ next, language }: { next: string; language: Language }) {
  const words = AUTH_WORDS[language].passkey;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const signIn = async () => {
    setBusy(true);
    setRefusal(undefined);
    const answer = await signInByPasskey(language);
    if (answer.kind === "done") return window.location.assign(next);
    setRefusal(answer.message);
    return setBusy(false);
  };
  return (
    <div className="mt-5 flex flex-col gap-4">
      <Button size="large" busy={busy} busyLabel={words.busy} onClick={signIn}>
        <KeyRound aria-hidden size={16} />
        {words.signIn}
      </Button>
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
    </div>
  );
}
