"use client";

import { FileClock, File as FileIcon, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Mono } from "#app/_ui/mono.tsx";
import type { NamedBytes } from "../_draft/named-bytes";

/** A file of the form: uploaded, or still to be dropped. */
export function FileChip({ file, onRemove }: { file: NamedBytes; onRemove: () => void }) {
  const t = useTranslations("customer.newJob.page.files");
  const numbers = useNumbers();
  const Icon = file.blob === null ? FileClock : FileIcon;
  return (
    <span className="flex min-w-0 items-center gap-2 rounded bg-sunken py-1 pr-1 pl-3">
      <Icon aria-hidden size={16} className="shrink-0 text-soft" />
      <Mono className="min-w-0 truncate">{file.name}</Mono>
      <span className="shrink-0 text-13 text-soft">
        {file.blob === null ? t("dropHere") : file.bytes === null ? t("uploaded") : numbers.bytes(file.bytes)}
      </span>
      <button
        type="button"
        onClick={onRemove}
        className="ml-auto grid size-8 shrink-0 place-items-center rounded text-soft hover:bg-line/60 hover:text-ink"
      >
        <X aria-hidden size={16} />
        <span className="sr-only">{t("remove", { file: file.name })}</span>
      </button>
    </span>
  );
}
