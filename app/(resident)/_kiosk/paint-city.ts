import type { Building, CityPlan, CityWindow } from "./lay-out-city";

export interface CityColours {
  walls: readonly [string, string, string];
  far: string;
  roof: string;
  pane: string;
  lamp: string;
}

const GLOW = 0.22;

/** Everything that stands still, with every window dark. */
export function paintTown(context: CanvasRenderingContext2D, plan: CityPlan, colours: CityColours) {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  context.fillStyle = colours.far;
  for (const { x, top, width: wide } of plan.buildings)
    context.fillRect(x + wide * 0.45, top - (height - top) * 0.18, wide * 0.8, height);
  for (const building of plan.buildings) paintBuilding(context, building, colours, height);
  context.fillStyle = colours.pane;
  for (const { x, y } of plan.windows) context.fillRect(x, y, plan.windowWidth, plan.windowHeight);
}

/** One window, with nothing around it changed but its glow. 0 is dark, 1 is lit. */
export function paintWindow(
  context: CanvasRenderingContext2D,
  plan: CityPlan,
  { x, y }: CityWindow,
  light: number,
  colours: CityColours,
) {
  const { windowWidth, windowHeight, glow } = plan;
  const wall = plan.buildings.findLast((building) => building.x <= x)?.shade ?? 0;
  const around = [x - glow, y - glow, windowWidth + 2 * glow, windowHeight + 2 * glow] as const;
  context.globalAlpha = 1;
  context.fillStyle = colours.walls[wall];
  context.fillRect(...around);
  context.fillStyle = colours.pane;
  context.fillRect(x, y, windowWidth, windowHeight);
  context.fillStyle = colours.lamp;
  context.globalAlpha = GLOW * light;
  context.fillRect(...around);
  context.globalAlpha = light;
  context.fillRect(x, y, windowWidth, windowHeight);
  context.globalAlpha = 1;
}

function paintBuilding(
  context: CanvasRenderingContext2D,
  { x, top, width, shade, roof }: Building,
  colours: CityColours,
  ground: number,
) {
  context.fillStyle = colours.walls[shade];
  context.fillRect(x, top, width, ground - top);
  context.fillStyle = colours.roof;
  const ridge = width * 0.06;
  switch (roof) {
    case "flat":
      context.fillRect(x - ridge / 2, top - ridge, width + ridge, ridge);
      return;
    case "gable":
      context.beginPath();
      context.moveTo(x - ridge, top);
      context.lineTo(x + width / 2, top - width * 0.3);
      context.lineTo(x + width + ridge, top);
      context.fill();
      return;
    case "step":
      context.fillRect(x + width * 0.18, top - ridge * 2.4, width * 0.64, ridge * 2.4);
      context.fillRect(x - ridge / 2, top - ridge * 0.7, width + ridge, ridge * 0.7);
      return;
    case "mast":
      context.fillRect(x, top - ridge * 0.7, width, ridge * 0.7);
      context.fillRect(x + width * 0.7, top - width * 0.45, Math.max(2, ridge / 3), width * 0.45);
      return;
    default:
      throw new Error(`Unhandled roof: ${roof satisfies never}`);
  }
}
