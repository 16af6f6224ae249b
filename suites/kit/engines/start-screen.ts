import { findProgram } from "../../../scripts/find-program.mjs";
import { startProgram } from "./start-program";

const START_MS = 60_000;

export interface Screen {
  /** As the variable DISPLAY names it. */
  display: string;
  stop(): Promise<void>;
}

/** A screen that nobody sees: only on one are some tabs in front and others out of sight. */
export async function startScreen(): Promise<Screen> {
  const xvfb = findProgram(["Xvfb"]);
  if (!xvfb) throw new Error("Xvfb is missing: on Debian it comes with apt-get install xvfb.");
  const { said, stop } = await startProgram({
    file: xvfb,
    args: ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
    says: { what: /(\d+)\n/, on: 3 },
    withinMs: START_MS,
  });
  return { display: `:${said}`, stop };
}
