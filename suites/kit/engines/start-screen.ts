import { findProgram } from "../../../scripts/find-program.mjs";
import { startProgram } from "./start-program";

const START_MS = 600_000;

export interface Screen {
  /** The value of the variable DISPLAY. */
  display: string;
  stop(): Promise<void>;
}

/** A virtual screen: only on a screen are some tabs visible and others hidden. */
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
