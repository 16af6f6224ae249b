"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";
import { TextInput } from "#app/_ui/text-input.tsx";
import { makePasskey } from "#app/(auth)/_auth/passkey.ts";
import { LIMITS } from "#protocol/limits";

/** Names and makes one. Who signed in long ago does so again first: this may be a browser that somebody left open. */
export function MakePasskey({ mayMake }: { mayMake: boolean }) {
  const t = useTranslations("customer.account.passkeys.make");
  const language = useLanguage();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setRefusal(undefined);
    const answer = await makePasskey(String(new FormData(form).get("passkeyName")), language);
    setBusy(false);
    if (answer.kind === "refused") return setRefusal(answer.message);
    form.reset();
    notify(t("done"), { description: t("doneMore"), tone: "verified" });
    return router.refresh();
  };
  if (!mayMake) {
    return (
      <div className="flex flex-wrap items-center gap-4">
        <p className="text-pretty text-soft">{t("signInFirst")}</p>
        <LinkButton href="/sign-in?next=/account%23passkeys">{t("signIn")}</LinkButton>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={make} className="grid items-start gap-4 md:grid-cols-[20rem_auto_1fr]">
      <Field label={t("name")} hint={t("nameHint")}>
        <TextInput name="passkeyName" required maxLength={LIMITS.MAX_PASSKEY_NAME_CHARS} autoComplete="off" />
      </Field>
      <Button type="submit" busy={busy} busyLabel={t("busy")} className="md:mt-7">
        {t("submit")}
      </Button>
      {refusal !== undefined && (
        <Notice tone="alarm" className="md:col-span-3">
          {refusal}
        </Notice>
      )}
    </form>
  );
}
