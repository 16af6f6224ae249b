import { MORE_ENGINES } from "../../../scripts/setup-engines.mjs";
import { ENGINES, type EngineName } from "./engine";

/**
 * The engines whose tests can run on this machine. The set-up has reported missing ones; they are an error only if
 * REQUIRED_ENGINES names them, because a machine without other browsers is not the code's fault.
 */
export function enginesHere(): EngineName[] {
  const required = (process.env["REQUIRED_ENGINES"] ?? "").split(",");
  return ENGINES.filter((name) => {
    if (name === "chromium" || MORE_ENGINES[name].find()) return true;
    if (required.includes(name)) throw new Error(MORE_ENGINES[name].missing);
    return false;
  });
}
