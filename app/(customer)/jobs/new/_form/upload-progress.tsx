"use client";

import { formatBytes } from "#app/_ui/format/format-bytes.ts";
import { formatCount } from "#app/_ui/format/format-count.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import type { UploadSlot } from "../_draft/upload-slot";
import { useJobForm } from "./form-context";

const MAX_SHOWN = 3;

/** Files on their way to one part of the form, and those that did not get there. */
export function UploadProgress({ slot }: { slot: UploadSlot }) {
  const uploads = useJobForm().uploads.slots[slot];
  if (!uploads) return null;
  const { files, filesDone, bytes, sentBytes, refusals } = uploads;
  return (
    <>
      {filesDone < files && (
        <div className="flex flex-col gap-1">
          <ProgressBar label="Sending" of={bytes} parts={[{ tone: "moon", name: "sent", value: sentBytes }]} />
          <p className="text-13 text-soft tabular-nums">
            {formatBytes(sentBytes)} of {formatBytes(bytes)}
            {files > 1 && `, ${formatCount(filesDone)} of ${formatCount(files)} files`}
          </p>
        </div>
      )}
      {refusals.slice(0, MAX_SHOWN).map((refusal) => (
        <Notice key={refusal} tone="alarm">
          {refusal}
        </Notice>
      ))}
      {refusals.length > MAX_SHOWN && (
        <p className="text-13 text-soft">and {formatCount(refusals.length - MAX_SHOWN)} more like these.</p>
      )}
    </>
  );
}
