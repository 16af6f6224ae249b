"use client";

import { Network } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { useFleet } from "../_live/fleet-provider";

/** On every page of the console while nearly all devices seem to be one household. */
export function NetworkStrip() {
  const t = useTranslations("admin.frame.sharedNetwork");
  const { count } = useNumbers();
  const shared = useFleet((view) => view.pulse.sharedNetwork);
  if (!shared) return null;
  const devices = count(shared.devices);
  return (
    <div role="status" className="bg-line/40 text-ink">
      <p className="mx-auto flex max-w-300 items-start gap-3 px-4 py-2 sm:px-6">
        <Network aria-hidden size={18} className="mt-[3px] shrink-0" />
        <span className="min-w-0 flex-1 text-pretty">
          {shared.sharing === shared.devices
            ? t("all", { devices })
            : t("most", { devices, sharing: count(shared.sharing) })}
        </span>
      </p>
    </div>
  );
}
