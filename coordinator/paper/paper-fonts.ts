import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import type { PaperFonts } from "./draw-paper";

const fontFile = (weight: 400 | 700) =>
  readFileSync(
    createRequire(import.meta.url).resolve(`@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff`),
  );

/** DejaVu Sans: letters of some two hundred languages in one file, so that people's names are written as they write them. */
export function openPaperFonts(): PaperFonts {
  const [plain, strong] = [fontFile(400), fontFile(700)];
  const fonts = [plain, strong].map((bytes) => create(bytes) as Font);
  return { plain, strong, has: (codePoint) => fonts.every((font) => font.hasGlyphForCodePoint(codePoint)) };
}
