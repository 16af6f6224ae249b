"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { termsDate } from "#app/_terms/terms-date.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { TermsVersion } from "#protocol/people/terms";

/** For whoever is signed in and has not agreed to the terms that hold now. */
export function TermsNotice({ version }: { version: TermsVersion }) {
  const t = useTranslations("customer.terms.ask");
  const date = termsDate(version, useLanguage());
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const accept = async () => {
    setBusy(true);
    const refused = await refusalTo(() => lamplighter.acceptTerms({ version }));
    setRefusal(refused);
    setBusy(false);
    if (refused === undefined) router.refresh();
  };
  return (
    <div className="mx-auto w-full max-w-300 px-4 pt-4 sm:px-6">
      <Notice title={t("title", { date })}>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="text-pretty">{t.rich("text", { link: (text) => <TextLink href="/terms">{text}</TextLink> })}</p>
          <Button size="small" busy={busy} busyLabel={t("busy")} onClick={accept}>
            {t("accept")}
          </Button>
        </div>
        {refusal !== undefined && <p className="pt-2">{refusal}</p>}
      </Notice>
    </div>
  );
}
