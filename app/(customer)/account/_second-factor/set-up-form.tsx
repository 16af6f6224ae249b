"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";
import { CodeField } from "#app/(auth)/_auth/credentials.tsx";
import { sendAuth } from "#app/(auth)/_auth/send-auth.ts";
import type { SetUp } from "./answers";
import { RecoveryCodes } from "./recovery-codes";

const QrCode = lazy(() => import("#app/_ui/qr-code.tsx"));

/** Nothing is turned on before the app has given a right code: nobody is locked out by a picture that was not scanned. */
export function SetUpForm({ setUp, onStopped }: { setUp: SetUp; onStopped: () => void }) {
  const t = useTranslations("customer.account.secondFactor");
  const language = useLanguage();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const verify = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    const code = String(new FormData(event.currentTarget).get("code"));
    const answer = await sendAuth("/api/auth/two-factor/verify-totp", { code }, language);
    setBusy(false);
    if (answer.kind === "refused") return setRefusal(answer.message);
    notify(t("done"), { description: t("doneMore"), tone: "verified" });
    return router.refresh();
  };
  return (
    <form method="post" onSubmit={verify} className="grid gap-6 lg:grid-cols-[auto_minmax(0,1fr)]">
      <div className="flex max-w-80 flex-col gap-3">
        <p className="text-pretty">{t("setUp.scan")}</p>
        <div className="size-56">
          <Suspense>
            <QrCode text={setUp.uri} label={t("setUp.qr")} />
          </Suspense>
        </div>
        <p className="text-13 text-soft">
          {t("setUp.key")} <Mono className="wrap-anywhere text-ink">{setUp.key}</Mono>
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <p className="text-pretty">{t("setUp.keep")}</p>
        <RecoveryCodes codes={setUp.recoveryCodes} />
        <div className="max-w-80">
          <CodeField label={t("setUp.code")} hint={t("setUp.codeHint")} />
        </div>
        {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" busy={busy} busyLabel={t("busy")}>
            {t("setUp.submit")}
          </Button>
          <Button tone="bare" onClick={onStopped}>
            {t("setUp.stop")}
          </Button>
        </div>
      </div>
    </form>
  );
}
