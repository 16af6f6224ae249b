const SIDE = 128;

/** A round glow of this colour, fading to nothing at its edge: painted once, then drawn at any size. */
export function makeHalo(colour: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  const centre = SIDE / 2;
  const glow = context.createRadialGradient(centre, centre, 0, centre, centre, centre);
  glow.addColorStop(0, "rgb(0 0 0 / 0.8)");
  glow.addColorStop(0.4, "rgb(0 0 0 / 0.3)");
  glow.addColorStop(1, "rgb(0 0 0 / 0)");
  context.fillStyle = glow;
  context.fillRect(0, 0, SIDE, SIDE);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = colour;
  context.fillRect(0, 0, SIDE, SIDE);
  return canvas;
}
