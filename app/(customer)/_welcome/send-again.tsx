"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { notify } from "#app/_ui/notify.ts";
import { sendAuth } from "#app/(auth)/_auth/send-auth.ts";

/** Mails the link that proves an address once more. */
export function SendAgain({ email }: { email: string }) {
  const t = useTranslations("customer.welcome.sendAgain");
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const answer = await sendAuth("/api/auth/send-verification-email", { email }, language);
    setBusy(false);
    if (answer.kind === "done") notify(t("sent"), { description: email, tone: "verified" });
    else notify(t("failed"), { description: answer.message, tone: "alarm" });
  };
  return (
    <Button size="small" busy={busy} busyLabel={t("busy")} onClick={send}>
      {t("submit")}
    </Button>
  );
}
