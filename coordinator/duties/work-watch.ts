import { steadyNow } from "../clock";
import { SAMPLE_WORK_EVERY_MS, WorkSampler } from "../forecasts/work-sampler";
import type { Handle } from "../handle";
import { Duty } from "./duty";

/** Notes for how long the cores of people's devices had a job, day by day. */
export function workWatch({ coordinator, pool, log, config }: Pick<Handle, "coordinator" | "pool" | "log" | "config">) {
  const tariffs = () => config.tariffs.tariffs;
  const sampler = new WorkSampler({ state: () => coordinator.state, pool, tariffs, steadyNow, now: Date.now });
  return new Duty("work-watch", SAMPLE_WORK_EVERY_MS, log, () => sampler.round());
}
