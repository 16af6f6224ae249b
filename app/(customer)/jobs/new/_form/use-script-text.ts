"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { notify } from "#app/_ui/notify.ts";

const MAX_WRITTEN_BYTES = 256 * 1024;

/** Reads an uploaded script to go on writing it here. Null: it could not be read, and the visitor was told. */
export function useScriptText() {
  const t = useTranslations("customer.newJob.program.script");
  const [reading, setReading] = useState(false);
  const read = async (blob: string): Promise<string | null> => {
    setReading(true);
    try {
      const answer = await fetch(`/blobs/${blob}`);
      const bytes = answer.ok ? Number(answer.headers.get("content-length")) : Number.NaN;
      if (bytes <= MAX_WRITTEN_BYTES) return await answer.text();
      notify(answer.ok ? t("tooLong") : t("unread"), {
        description: t("elsewhere"),
        tone: "caution",
      });
      return null;
    } catch {
      notify(t("unread"), { description: t("again"), tone: "alarm" });
      return null;
    } finally {
      setReading(false);
    }
  };
  return { reading, read };
}
