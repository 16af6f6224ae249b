"use client";

import { OctagonX } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { TextLink } from "#app/_ui/text-link.tsx";
import { useFleet } from "../_live/fleet-provider";
import { Strip } from "../_strip/strip";
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
    <Strip
      label={t("title")}
      icon={OctagonX}
      tone="alarm"
      live
      link={<TextLink href="/admin#lever">{t("toLever")}</TextLink>}
    >
      {stoppedSentence(city, now)}
    </Strip>
  );
}
