"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { useWidth } from "#app/_ui/use-width.ts";
import { useFleet } from "../_live/fleet-provider";
import { engineGroups } from "./engine-groups";
import { FieldCanvas } from "./field-canvas";
import { layOutField } from "./layout-field";

const MAX_HEIGHT = 420;
const PHONE_WIDTH = 480;
const TALL_HEIGHT = 560;

/** One lamp for every device that is here, lit by the share of its cores that are at work. */
export function FleetField() {
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
      title="The city's lamps"
      about={
        hidden > 0
          ? `One lamp a device, lit by its cores at work. The first ${formatCount(lamps.length)} of ${formatCount(devices)} are shown.`
          : "One lamp a device, lit by its cores at work; a larger lamp has more cores."
      }
    >
      <div ref={frame} className="relative min-h-40 min-w-0">
        {devices === 0 ? (
          <Empty
            title="No lamp is lit"
            description="No device is connected right now. The first one appears as soon as someone opens the front page and presses the button."
            actions={<LinkButton href="/">Light this device up</LinkButton>}
          />
        ) : (
          width > 0 && (
            <>
              {layout.groups.map((place, at) => (
                <p
                  key={groups[at]?.name}
                  className="pointer-events-none absolute z-10 truncate text-13 tabular-nums leading-5"
                  style={{ left: place.x, top: place.y, width: place.width }}
                >
                  <span className="font-medium">{groups[at]?.name}</span>{" "}
                  <span className="text-soft">{formatCountOf(place.count, "device")}</span>
                  <span className="block truncate text-soft">
                    {formatCount(groups[at]?.busy ?? 0)} of {formatCountOf(groups[at]?.slots ?? 0, "core")} at work
                  </span>
                </p>
              ))}
              <FieldCanvas
                lamps={inOrder}
                layout={layout}
                width={width}
                label={groups
                  .map(
                    (group) =>
                      `${group.name}: ${formatCountOf(group.lamps.length, "device")}, ${group.busy} of ${group.slots} cores at work.`,
                  )
                  .join(" ")}
                onOpen={(lamp) => router.push(`/admin/devices/${lamp.deviceId}`)}
              />
            </>
          )
        )}
      </div>
    </Card>
  );
}
