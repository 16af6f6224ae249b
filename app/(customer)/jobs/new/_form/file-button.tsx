"use client";

import { Upload } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#app/_ui/button.tsx";

export interface FileButtonProps {
  onFiles: (files: File[]) => void;
  accept?: string;
  multiple?: boolean;
  busy?: boolean;
  size?: "small" | "medium";
  children: ReactNode;
}

export function FileButton({
  onFiles,
  accept,
  multiple = false,
  busy = false,
  size = "medium",
  children,
}: FileButtonProps) {
  const t = useTranslations("customer.newJob.page.files");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was changed.
          event.target.value = "";
        }}
      />
      <Button size={size} busy={busy} busyLabel={t("sending")} onClick={() => input.current?.click()}>
        <Upload aria-hidden size={16} /> {children}
      </Button>
    </>
  );
}
