import { parentPort } from "node:worker_threads";
import { lowerPriority } from "../threads/lower-priority";
import { drawPaper } from "./draw-paper";
import type { Paper } from "./paper";
import { openPaperFonts } from "./paper-fonts";

lowerPriority();
const fonts = openPaperFonts();

parentPort?.on("message", async (paper: Paper | string) => {
  // Asked to stop: whoever waited has gone, and this thread is ended.
  if (typeof paper === "string") return;
  parentPort?.postMessage(await drawPaper(paper, fonts));
});

parentPort?.postMessage("there");
