"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { notify } from "#app/_ui/notify.ts";
import { sendAuth } from "#app/(auth)/_auth/send-auth.ts";

export function SignOutButton() {
  const t = useTranslations("customer.account.signOut");
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const signOut = async () => {
    setBusy(true);
    const answer = await sendAuth("/api/auth/sign-out", {}, language);
    if (answer.kind === "done") return window.location.assign("/");
    setBusy(false);
    notify(t("failed"), { description: answer.message, tone: "alarm" });
  };
  return (
    <Button busy={busy} busyLabel={t("busy")} onClick={signOut}>
      <LogOut aria-hidden size={16} /> {t("submit")}
    </Button>
  );
}
