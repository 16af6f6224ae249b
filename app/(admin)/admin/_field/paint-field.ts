import type { SkyColours } from "#app/_ui/use-sky-colours.ts";
import type { FleetLamp } from "#protocol/live-messages";
import type { LampLights } from "./lamp-lights";
import { type FieldLayout, placeOfLamp } from "./layout-field";

export interface FieldScene {
  lamps: readonly FleetLamp[];
  layout: FieldLayout;
  colours: SkyColours;
  lights: LampLights;
  /** The glow of one lamp, drawn once. */
  halo: CanvasImageSource;
  pointed: number | undefined;
  now: number;
}

const MANY_CORES = 16;

/** More cores, larger lamp; more of them at work, larger flame and wider glow. A lamp that offers nothing is a ring. */
export function paintField(context: CanvasRenderingContext2D, scene: FieldScene) {
  const { lamps, layout, lights, halo, now } = scene;
  const { size } = layout;
  lamps.forEach((lamp, at) => {
    const place = placeOfLamp(layout, at);
    const light = lights.of(lamp.deviceId, now);
    if (!place || light === 0) return;
    const wide = size * (1 + 0.45 * light);
    context.globalAlpha = 0.25 + 0.6 * light;
    context.drawImage(halo, place.x + (size - wide) / 2, place.y + (size - wide) / 2, wide, wide);
  });
  context.globalAlpha = 1;
  lamps.forEach((lamp, at) => {
    const place = placeOfLamp(layout, at);
    if (!place) return;
    const spot = { x: place.x + size / 2, y: place.y + size / 2, pointed: at === scene.pointed };
    paintLamp(context, scene, lamp, spot);
  });
}

function paintLamp(
  context: CanvasRenderingContext2D,
  { layout: { size }, colours, lights, now }: FieldScene,
  lamp: FleetLamp,
  { x, y, pointed }: { x: number; y: number; pointed: boolean },
) {
  const radius = size * (0.2 + 0.18 * Math.sqrt(Math.min(lamp.slots, MANY_CORES) / MANY_CORES));
  if (lamp.slots > 0) disc(context, x, y, radius, colours.line);
  context.strokeStyle = pointed ? colours.ink : colours.edge;
  context.lineWidth = pointed ? 2 : Math.min(1, size / 20);
  context.stroke(circle(x, y, pointed ? radius + 2 : radius));
  const flame = Math.sqrt(lights.of(lamp.deviceId, now)) * radius;
  if (flame > 0) disc(context, x, y, flame, colours.lamp);
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string) {
  context.fillStyle = colour;
  context.fill(circle(x, y, radius));
}

function circle(x: number, y: number, radius: number): Path2D {
  const path = new Path2D();
  path.arc(x, y, radius, 0, 2 * Math.PI);
  return path;
}
