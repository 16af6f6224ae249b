import { findProgram } from "./find-program.mjs";

const NAMES = ["firefox-esr", "firefox"];
const APPLICATIONS = ["/Applications/Firefox.app/Contents/MacOS/firefox"];

/** Path of the Firefox of this machine, or undefined. */
export function findFirefox() {
  return process.env.FIREFOX_PATH || findProgram(NAMES, APPLICATIONS);
}
