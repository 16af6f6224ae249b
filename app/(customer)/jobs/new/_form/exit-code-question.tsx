"use client";

import { useTranslations } from "use-intl";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { LocalResult } from "#protocol/devices/device-messages";
import { unlistedExitCodes } from "#protocol/manifest/unlisted-exit-codes";
import { exitCodesOf } from "../_draft/manifest-of-draft";
import { useJobForm } from "./form-context";

/** Some programs, such as solvers, answer with their exit code: this asks before every unit counts as failed. */
export function ExitCodeQuestion({ tried }: { tried: readonly LocalResult[] }) {
  const t = useTranslations("customer.newJob.check.trial");
  const { draft, change } = useJobForm();
  const known = exitCodesOf(draft.okExitCodes);
  const asked = unlistedExitCodes(tried, draft.runtime).filter((code) => !known.includes(code));
  if (asked.length === 0) return null;
  const codes = asked.join(", ");
  return (
    <Notice tone="caution" title={t("askCode", { codes })}>
      <p>{t("askCodeMore")}</p>
      <Button className="mt-2" onClick={() => change({ okExitCodes: [...known, ...asked].join(", ") }, "okExitCodes")}>
        {t("takeCode", { codes })}
      </Button>
    </Notice>
  );
}
