"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { ReconciledFile } from "#protocol/api/reconciliation";
import { LIMITS } from "#protocol/limits";
import { ComparedFile } from "./compared-file";

type Answer = { name: string } & ({ kind: "compared"; file: ReconciledFile } | { kind: "refused"; message: string });

/** Reads a file and shows what of it agrees; nothing is kept but what the page shows. */
export function CompareFile() {
  const t = useTranslations("admin.reconciliation");
  const [answer, setAnswer] = useState<Answer>();
  const [busy, setBusy] = useState(false);
  const compare = async (file: File) => {
    setBusy(true);
    const { name } = file;
    try {
      // A character has at most four bytes; the rest of the bound is the server's.
      if (file.size > 4 * LIMITS.MAX_BANK_FILE_CHARS) throw new Error(t("tooLarge"));
      setAnswer({ name, kind: "compared", file: await lamplighter.compareBankFile({ text: await file.text() }) });
    } catch (error) {
      const { message, issues } = refusalOf(error);
      setAnswer({ name, kind: "refused", message: issues.length > 0 ? t("tooLarge") : message });
    }
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-4">
      <Card title={t("file.title")} about={t("file.about")}>
        <label className="flex flex-col items-start gap-2">
          <span className="font-medium">{t("file.label")}</span>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            disabled={busy}
            className="max-w-full file:mr-3 file:min-h-10 file:rounded file:border file:border-edge/60 file:bg-raised file:px-4 file:font-semibold file:text-ink"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              // The same file may be chosen again.
              event.target.value = "";
              if (file) void compare(file);
            }}
          />
        </label>
        <p aria-live="polite" className="pt-2 text-soft">
          {busy && t("file.busy")}
        </p>
      </Card>
      {answer?.kind === "refused" && (
        <Notice tone="alarm" title={answer.name}>
          {answer.message}
        </Notice>
      )}
      {answer?.kind === "compared" && <ComparedFile name={answer.name} file={answer.file} />}
    </div>
  );
}
