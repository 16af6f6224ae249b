import { faceOf } from "#app/_ui/face-of.ts";
import type { SkyColours } from "#app/_ui/use-sky-colours.ts";
import { mixColours, rampColour, readHex } from "./colour-ramp";
import { heldColour } from "./held-colour";
import type { MatrixLayout } from "./matrix-layout";
import { pairOfCell } from "./matrix-layout";
import { unitOfCell } from "./matrix-pairs";

export interface MatrixScene {
  layout: MatrixLayout;
  labels: readonly string[];
  /** −log₁₀ of each known unit's value. */
  values: ReadonlyMap<number, number>;
  /** A letter per unit. */
  cells: string;
  end: number;
  ramp: readonly string[];
  colours: SkyColours;
  pointed: number | undefined;
}

/** From chance to certain in verified green, away from the ground: lamp light stays with what is computed now. */
export function matrixRamp(colours: SkyColours): readonly string[] {
  const isNight = readHex(colours.ground)[0] < 128;
  return isNight
    ? [colours.sunken, "#1f5f4d", colours.verified, "#b4f0d2"]
    : [colours.sunken, "#b7dfcb", colours.verified, "#0d4430"];
}

export function paintMatrix(context: CanvasRenderingContext2D, scene: MatrixScene) {
  const { layout, colours, pointed } = scene;
  const { labels, size, margin } = layout;
  const side = size >= 5 ? size - 1 : size;
  for (let row = 0; row < labels; row++) {
    for (let column = 0; column < labels; column++) {
      const unit = unitOfCell(row, column, labels);
      if (unit === undefined) continue;
      const waits = !scene.values.has(unit) && scene.cells[unit] === "w";
      const inset = waits ? Math.floor(side / 3) : 0;
      context.fillStyle = fillOf(unit, scene);
      context.fillRect(margin + column * size + inset, row * size + inset, side - 2 * inset, side - 2 * inset);
    }
  }
  const at = pointed === undefined ? undefined : pairOfCell(pointed, labels);
  if (margin > 0) paintLabels(context, scene, at);
  if (!at) return;
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  for (const [row, column] of [
    [at.row, at.column],
    [at.column, at.row],
  ] as const) {
    context.strokeRect(margin + column * size, row * size, side, side);
  }
}

function fillOf(unit: number, { values, cells, end, ramp, colours }: MatrixScene): string {
  const value = values.get(unit);
  if (value !== undefined) return rampColour(ramp, 0.08 + 0.92 * (value / end));
  if (cells[unit] === "r") return colours.lamp;
  if (cells[unit] === "h") return heldColour(colours);
  if (cells[unit] === "a") return mixColours(colours.line, colours.verified, 0.35);
  return cells[unit] === "f" ? colours.alarm : colours.line;
}

function paintLabels(
  context: CanvasRenderingContext2D,
  { layout, labels, colours }: MatrixScene,
  at: { row: number; column: number } | undefined,
) {
  const { size, margin } = layout;
  context.font = `10px ${faceOf("mono")}`;
  context.textBaseline = "middle";
  context.textAlign = "right";
  labels.forEach((label, row) => {
    context.fillStyle = at?.row === row ? colours.ink : colours.soft;
    context.fillText(label, margin - 6, row * size + size / 2);
  });
  labels.forEach((label, column) => {
    context.save();
    context.translate(margin + column * size + size / 2, labels.length * size + 6);
    context.rotate(-Math.PI / 2);
    context.fillStyle = at?.column === column ? colours.ink : colours.soft;
    context.fillText(label, 0, 0);
    context.restore();
  });
}
