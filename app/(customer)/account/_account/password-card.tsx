"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";
import { AUTH_WORDS } from "#app/(auth)/_auth/auth-words.ts";
import { NewPasswordField, PasswordField } from "#app/(auth)/_auth/credentials.tsx";
import { sendAuth } from "#app/(auth)/_auth/send-auth.ts";

/** Changes the password, with the old one, and ends every other session. */
export function PasswordCard() {
  const t = useTranslations("customer.account.password");
  const language = useLanguage();
  const words = AUTH_WORDS[language].fields;
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setBusy(true);
    setRefusal(undefined);
    const answer = await sendAuth(
      "/api/auth/change-password",
      {
        currentPassword: String(fields.get("currentPassword")),
        newPassword: String(fields.get("newPassword")),
      },
      language,
    );
    setBusy(false);
    if (answer.kind === "refused") return setRefusal(answer.message);
    form.reset();
    notify(t("changed"), { description: t("changedMore"), tone: "verified" });
    return router.refresh();
  };
  return (
    <Card title={t("title")} about={t("about")}>
      <form method="post" onSubmit={change} className="grid items-start gap-4 md:grid-cols-[1fr_1fr_auto]">
        <PasswordField words={words} label={t("current")} name="currentPassword" />
        <NewPasswordField words={words} label={t("new")} name="newPassword" />
        <Button type="submit" busy={busy} busyLabel={t("busy")} className="md:mt-7">
          {t("submit")}
        </Button>
        {refusal !== undefined && (
          <Notice tone="alarm" className="md:col-span-3">
            {refusal}
          </Notice>
        )}
      </form>
    </Card>
  );
}
