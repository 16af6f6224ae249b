"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import type { CityNow } from "#protocol/api/city-now";
import { CityPicture } from "../_kiosk/city-picture";
import { useCityNow } from "../_kiosk/use-city-now";
import "../_house/dusk.css";
import "../_kiosk/town.css";

const ignored = () => undefined;

/** The town, with a lit window for the cores at work in it at this moment; tall beside a map, on a large screen. */
export function TownNow({ first, isTall }: { first: CityNow; isTall: boolean }) {
  const t = useTranslations("city.now");
  const numbers = useNumbers();
  const { coresAtWork, devices, isStopped } = useCityNow(true) ?? first;
  return (
    <figure>
      <figcaption className="flex flex-wrap items-baseline gap-x-4 pb-4">
        <span className="display text-72 tabular-nums">{numbers.count(coresAtWork)}</span>
        <span className="text-pretty text-18">
          {isStopped
            ? t("stopped")
            : t("cores", { cores: coresAtWork, devices: numbers.count(devices), count: devices })}
        </span>
      </figcaption>
      <div className={clsx("dusk town h-60 overflow-hidden rounded sm:h-80", isTall && "min-[106rem]:h-112")}>
        <CityPicture coresAtWork={coresAtWork} onWindows={ignored} />
      </div>
    </figure>
  );
}
