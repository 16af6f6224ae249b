"use client";

import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";

/** Lets files be dropped on the whole page, and says so while they hover over it. */
export function DropAnywhere({ onFiles, children }: { onFiles: (files: File[]) => void; children: ReactNode }) {
  const t = useTranslations("customer.newJob.page.drop");
  const [hovering, setHovering] = useState(false);
  const drop = useEffectEvent(onFiles);
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    // Left for good only when the pointer leaves the window: crossing elements inside it also fires.
    const leave = (event: DragEvent) => event.relatedTarget === null && setHovering(false);
    const land = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHovering(false);
      drop([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", land);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", land);
    };
  }, []);
  return (
    <>
      {children}
      {hovering && (
        <div className="pointer-events-none fixed inset-4 z-40 grid place-items-center rounded border-2 border-moon border-dashed bg-moon-wash/90 p-6 text-center">
          <div>
            <p className="display text-24">{t("title")}</p>
            <p className="text-soft">{t("about")}</p>
          </div>
        </div>
      )}
    </>
  );
}
