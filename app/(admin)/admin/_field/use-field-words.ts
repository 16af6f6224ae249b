import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import type { FleetLamp } from "#protocol/live-messages";
import { type EngineGroup, engineName } from "./engine-groups";

/** What is written on and around the lamps. */
export function useFieldWords() {
  const t = useTranslations("admin.field");
  const { count } = useNumbers();
  const nameOf = (engine: string) => engineName(engine, t("others"));
  const devices = (number: number) => t("devices", { devices: count(number), count: number });
  const busy = ({ busy, slots }: Pick<FleetLamp, "busy" | "slots">) =>
    t("lamp.busy", { busy: count(busy), cores: count(slots), count: slots });
  /** What a device does now, in one line. */
  const does = (lamp: FleetLamp): string => {
    const { slots, jobName } = lamp;
    if (slots === 0) return t("lamp.offersNone");
    if (lamp.busy === 0) return t("lamp.idle", { cores: count(slots), count: slots });
    if (jobName === null) return busy(lamp);
    return t("lamp.busyOn", { busy: count(lamp.busy), cores: count(slots), count: slots, job: jobName });
  };
  return {
    nameOf,
    devices,
    busy,
    does,
    told: (lamp: FleetLamp) => t("lamp.told", { device: lamp.label, does: does(lamp) }),
    group: (group: EngineGroup) =>
      t("group", { name: nameOf(group.engine), devices: devices(group.lamps.length), cores: busy(group) }),
  };
}
