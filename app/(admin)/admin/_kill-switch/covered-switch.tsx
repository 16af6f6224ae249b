"use client";

import { ChevronUp, OctagonX } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { Button } from "#app/_ui/button.tsx";

/** The cover falls back after this time: a lever that stays open is a lever that is leant on. */
const OPEN_MS = 20_000;

/** A red lever under a striped cover. Lifting the cover does nothing; the lever asks for a reason before it does. */
export function CoveredSwitch({ act }: { act: (reason: string) => Promise<unknown> }) {
  const t = useTranslations("admin.lever");
  const [lifted, setLifted] = useState(false);
  useEffect(() => {
    if (!lifted) return;
    const timer = setTimeout(() => setLifted(false), OPEN_MS);
    return () => clearTimeout(timer);
  }, [lifted]);
  return (
    <div className="relative h-28 rounded bg-sunken perspective-[40rem]">
      <div className="absolute inset-x-2 top-9 bottom-2" inert={!lifted}>
        <ReasonDialog
          trigger={
            <Button tone="danger" size="large" className="h-full w-full">
              <OctagonX aria-hidden size={20} /> {t("stop.open")}
            </Button>
          }
          title={t("stop.title")}
          description={t("stop.about")}
          confirm={t("stop.confirm")}
          hint={t("stop.hint")}
          act={act}
        />
      </div>
      <button
        type="button"
        aria-expanded={lifted}
        onClick={() => setLifted(!lifted)}
        className={
          "absolute inset-0 grid origin-top place-items-center rounded border border-edge/60 bg-raised font-semibold " +
          "bg-[repeating-linear-gradient(-45deg,var(--alarm-wash)_0_14px,transparent_14px_28px)] " +
          "transition-[rotate,height] duration-400 ease-lamp data-lifted:h-7 data-lifted:text-13"
        }
        data-lifted={lifted || undefined}
      >
        <span className="flex items-center gap-2 rounded bg-raised px-3 py-0.5">
          <ChevronUp
            aria-hidden
            size={16}
            className={`transition-[rotate] duration-400 ${lifted ? "rotate-180" : ""}`}
          />
          {lifted ? t("cover.putBack") : t("cover.lift")}
        </span>
      </button>
    </div>
  );
}
