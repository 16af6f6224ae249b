"use client";

import { useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import type { NamedBytes } from "../_draft/named-bytes";

const SETTLE_MS = 500;

/** Uploads what was typed into the inputs' box when it has been still for a moment: a job's inputs are always a blob. */
export function usePastedInputs(
  pasted: string | null,
  send: (file: File) => Promise<NamedBytes | undefined>,
  onSent: (pasted: string, source: NamedBytes) => void,
): void {
  const t = useTranslations("customer.newJob.page.files");
  const upload = useEffectEvent(async (text: string) => {
    const source = await send(new File([text], t("pasted"), { type: "text/plain" }));
    if (source) onSent(text, source);
  });
  useEffect(() => {
    if (pasted === null || pasted.trim() === "") return;
    const timer = setTimeout(() => void upload(pasted), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [pasted]);
}
