"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import type { UploadSlot } from "../_draft/upload-slot";
import { useJobForm } from "./form-context";

const MAX_SHOWN = 3;

/** Files on their way to one part of the form, and those that did not get there. */
export function UploadProgress({ slot }: { slot: UploadSlot }) {
  const t = useTranslations("customer.newJob.page.files");
  const numbers = useNumbers();
  const uploads = useJobForm().uploads.slots[slot];
  if (!uploads) return null;
  const { files, filesDone, bytes, sentBytes, refusals } = uploads;
  const soFar = { sent: numbers.bytes(sentBytes), bytes: numbers.bytes(bytes) };
  return (
    <>
      {filesDone < files && (
        <div className="flex flex-col gap-1">
          <ProgressBar label={t("sending")} of={bytes} parts={[{ tone: "moon", name: t("sent"), value: sentBytes }]} />
          <p className="text-13 text-soft tabular-nums">
            {files > 1
              ? t("progressOfFiles", { ...soFar, done: numbers.count(filesDone), files: numbers.count(files) })
              : t("progress", soFar)}
          </p>
        </div>
      )}
      {refusals.slice(0, MAX_SHOWN).map((refusal) => (
        <Notice key={refusal} tone="alarm">
          {refusal}
        </Notice>
      ))}
      {refusals.length > MAX_SHOWN && (
        <p className="text-13 text-soft">{t("moreRefusals", { count: numbers.count(refusals.length - MAX_SHOWN) })}</p>
      )}
    </>
  );
}
