"use client";

import { Network } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { useFleet } from "../_live/fleet-provider";
import { Strip } from "../_strip/strip";

/** On every page of the console while nearly all devices seem to be one household. */
export function NetworkStrip() {
  const t = useTranslations("admin.frame.sharedNetwork");
  const { count } = useNumbers();
  const shared = useFleet((view) => view.pulse.sharedNetwork);
  if (!shared) return null;
  const devices = count(shared.devices);
  return (
    <Strip label={t("label")} icon={Network} live>
      {shared.sharing === shared.devices
        ? t("all", { devices })
        : t("most", { devices, sharing: count(shared.sharing) })}
    </Strip>
  );
}
