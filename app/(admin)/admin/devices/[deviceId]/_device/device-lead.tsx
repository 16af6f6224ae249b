import { translations } from "#app/_messages/translations.ts";
import { engineName } from "#app/(admin)/admin/_field/engine-groups.ts";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import type { AdminDevice } from "#protocol/api/admin";

/** Of what kind a device is, whose, and since when the city knows it. */
export async function DeviceLead({ device, now }: { device: AdminDevice; now: number }) {
  const t = await translations("admin.device.lead");
  const field = await translations("admin.field");
  const { household, online } = device;
  const engine = engineName(device.engine, field("others"));
  const first = () => <AtTime at={device.firstSeenAt} now={now} />;
  const last = () => <AtTime at={device.lastSeenAt} now={now} />;
  if (household === null) {
    return online ? t.rich("unclaimedHere", { engine, first }) : t.rich("unclaimedAway", { engine, first, last });
  }
  return online ? t.rich("here", { engine, household, first }) : t.rich("away", { engine, household, first, last });
}
