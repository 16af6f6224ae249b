import { MORE_ENGINES } from "../../../scripts/setup-engines.mjs";
import { ENGINES, type EngineName } from "./engine";

/**
 * The engines whose tests can run on this machine. What is missing was said by the set-up; it is an error only where
 * REQUIRED_ENGINES names it, because a machine where no other browser can be had is no fault of the code.
 */
export function enginesHere(): EngineName[] {
  const required = (process.env["REQUIRED_ENGINES"] ?? "").split(",");
  return ENGINES.filter((name) => {
    if (name === "chromium" || MORE_ENGINES[name].find()) return true;
    if (required.includes(name)) throw new Error(MORE_ENGINES[name].missing);
    return false;
  });
}
