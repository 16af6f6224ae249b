"use client";

import { OctagonX } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { TextLink } from "#app/_ui/text-link.tsx";
import { useFleet } from "../_live/fleet-provider";
import { useStoppedSentence } from "./use-stopped-sentence";

/** On every page of the console but the one with the lever itself: nobody shall wonder why nothing runs. */
export function CityStrip() {
  const t = useTranslations("admin.lever");
  const stoppedSentence = useStoppedSentence();
  const pathname = usePathname();
  const city = useFleet((view) => view.city);
  const stopped = useFleet((view) => view.pulse.stopped);
  const now = useFleet((view) => view.pulse.at);
  if (!stopped || pathname === "/admin") return null;
  return (
    <div role="status" className="bg-alarm-wash text-ink">
      <p className="mx-auto flex max-w-300 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-6">
        <OctagonX aria-hidden size={18} className="shrink-0 text-alarm-ink" />
        <span className="min-w-0 flex-1 font-medium">{stoppedSentence(city, now)}</span>
        <TextLink href="/admin#lever">{t("toLever")}</TextLink>
      </p>
    </div>
  );
}
