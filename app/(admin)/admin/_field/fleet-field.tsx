"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { useWidth } from "#app/_ui/use-width.ts";
import { useFleet } from "../_live/fleet-provider";
import { engineGroups } from "./engine-groups";
import { FieldCanvas } from "./field-canvas";
import { layOutField } from "./layout-field";
import { useFieldWords } from "./use-field-words";

const MAX_HEIGHT = 420;
const PHONE_WIDTH = 480;
const TALL_HEIGHT = 560;

/** One lamp for every device that is here, lit by the share of its cores that are at work. */
export function FleetField() {
  const t = useTranslations("admin.field");
  const words = useFieldWords();
  const { count } = useNumbers();
  const router = useRouter();
  const [frame, width] = useWidth<HTMLDivElement>();
  const lamps = useFleet((view) => view.pulse.lamps);
  const devices = useFleet((view) => view.pulse.devices);
  const groups = useMemo(() => engineGroups(lamps), [lamps]);
  const inOrder = useMemo(() => groups.flatMap((group) => group.lamps), [groups]);
  const counts = groups.map((group) => group.lamps.length).join();
  const layout = useMemo(
    () =>
      layOutField(
        counts === "" ? [] : counts.split(",").map(Number),
        Math.max(1, width),
        width < PHONE_WIDTH ? TALL_HEIGHT : MAX_HEIGHT,
      ),
    [counts, width],
  );
  const hidden = devices - lamps.length;
  return (
    <Card
      title={t("title")}
      about={hidden > 0 ? t("aboutFirst", { shown: count(lamps.length), devices: count(devices) }) : t("about")}
    >
      <div ref={frame} className="relative min-h-40 min-w-0">
        {devices === 0 ? (
          <Empty
            title={t("empty.title")}
            description={t("empty.about")}
            actions={<LinkButton href="/">{t("empty.action")}</LinkButton>}
          />
        ) : (
          width > 0 && (
            <>
              {groups.map((group, at) => {
                const place = layout.groups[at];
                return (
                  place && (
                    <p
                      key={group.engine}
                      className="pointer-events-none absolute z-10 truncate text-13 tabular-nums leading-5"
                      style={{ left: place.x, top: place.y, width: place.width }}
                    >
                      <span className="font-medium">{words.nameOf(group.engine)}</span>{" "}
                      <span className="text-soft">{words.devices(place.count)}</span>
                      <span className="block truncate text-soft">{words.busy(group)}</span>
                    </p>
                  )
                );
              })}
              <FieldCanvas
                lamps={inOrder}
                layout={layout}
                width={width}
                label={groups.map(words.group).join(" ")}
                onOpen={(lamp) => router.push(`/admin/devices/${lamp.deviceId}`)}
              />
            </>
          )
        )}
      </div>
    </Card>
  );
}
