// Draws the icons that installed apps have, from public/icon.svg: `node scripts/draw-icons.mjs`, after a change of the
// lamp. The results are committed, so nobody else needs a browser for them.
import { readFileSync } from "node:fs";
import { chromium } from "playwright";
import { findChromium } from "./find-chromium.mjs";

const lamp = readFileSync("public/icon.svg", "utf8");
/** Its edge is cut by whoever shows it: Android in any form, iOS in its own. The lamp stays within the middle four fifths. */
const uncut = lamp.replace(/ rx="\d+"/, "");

const ICONS = [
  { name: "icon-192.png", size: 192, picture: lamp },
  { name: "icon-512.png", size: 512, picture: lamp },
  { name: "icon-maskable-512.png", size: 512, picture: uncut },
  { name: "apple-touch-icon.png", size: 180, picture: uncut },
];

const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
try {
  for (const { name, size, picture } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>* { margin: 0 } svg { display: block; width: 100vw }</style>${picture}`);
    await page.screenshot({ path: `public/${name}`, omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
