import type { SkyColours } from "#app/_ui/use-sky-colours.ts";
import { mixColours } from "./colour-ramp";
import type { Fades } from "./fades";
import { heldColour } from "./held-colour";
import type { MosaicLayout } from "./mosaic-layout";

export interface MosaicScene {
  cells: string;
  layout: MosaicLayout;
  colours: SkyColours;
  fades: Fades;
  pointed: number | undefined;
  now: number;
}

/** Unlit, lit, answered, verified, partly verified (a run of units at rest), failed: a failed cell also wears a stroke across, for those who do not see its colour. */
export function paintMosaic(context: CanvasRenderingContext2D, scene: MosaicScene): boolean {
  const { cells, layout, colours, fades, pointed, now } = scene;
  const side = layout.size - layout.gap;
  for (let cell = 0; cell < cells.length; cell++) {
    const x = (cell % layout.columns) * layout.size;
    const y = Math.floor(cell / layout.columns) * layout.size;
    context.fillStyle = fillOf(cells[cell], fades.light(cell, now), colours);
    square(context, x, y, side);
    if (cells[cell] === "f" && side >= 5) strike(context, x, y, side, colours.raised);
  }
  if (pointed !== undefined) {
    context.strokeStyle = colours.ink;
    context.lineWidth = 2;
    const x = (pointed % layout.columns) * layout.size;
    const y = Math.floor(pointed / layout.columns) * layout.size;
    context.strokeRect(x + 1, y + 1, Math.max(1, side - 2), Math.max(1, side - 2));
  }
  return fades.moving;
}

function fillOf(letter: string | undefined, light: number, colours: SkyColours): string {
  switch (letter) {
    case "r":
      return colours.lamp;
    case "h":
      return heldColour(colours);
    case "a":
      return light > 0 ? mixColours(colours.verified, colours.lamp, light) : colours.verified;
    case "f":
      return light > 0 ? mixColours(colours.alarm, colours.lamp, light) : colours.alarm;
    case "p":
      return mixColours(colours.line, colours.verified, 0.45);
    default:
      return colours.line;
  }
}

function square(context: CanvasRenderingContext2D, x: number, y: number, side: number) {
  if (side < 8) return context.fillRect(x, y, side, side);
  context.beginPath();
  context.roundRect(x, y, side, side, Math.min(4, side / 5));
  context.fill();
}

function strike(context: CanvasRenderingContext2D, x: number, y: number, side: number, colour: string) {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, side / 8);
  context.beginPath();
  context.moveTo(x + side * 0.25, y + side * 0.75);
  context.lineTo(x + side * 0.75, y + side * 0.25);
  context.stroke();
}
