/** The scene as `lamplight scene` prints it. */
export interface PrintedScene {
  bodies: Body[];
  lights: Light[];
}

export type Vec = [number, number, number];

export interface Body {
  shape: "hull" | "ball" | "frustum";
  centre: Vec;
  radius: number;
  topRadius: number;
  bottom: number;
  top: number;
  planes: { normal: Vec; at: number }[];
}

export interface Light {
  shape: "pane" | "bulb" | "moon";
  centre: Vec;
  across: Vec;
  up: Vec;
  out: Vec;
  radiance: Vec;
  radius: number;
}

export interface Meeting {
  /** An index of `bodies`, −1 for the ground, −2 for the sky. */
  body: number;
  t: number;
}

const FAR_AWAY = 400;
const TOUCHING = 1e-10;
const STEPS = 100_000;
/** No implicit function below changes faster than this per metre: the firs' cones are the steepest. */
const STEEPEST = 1.6;

const dot = (a: Vec, b: Vec) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = (from: Vec, direction: Vec, t: number): Vec => [
  from[0] + direction[0] * t,
  from[1] + direction[1] * t,
  from[2] + direction[2] * t,
];
const minus = (a: Vec, b: Vec): Vec => along(a, b, -1);
const times = (a: Vec, s: number): Vec => [a[0] * s, a[1] * s, a[2] * s];
const length = (a: Vec) => Math.sqrt(dot(a, a));
const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Negative inside of a body, positive outside, and convex: the sets of points below a value are convex too. */
export function outside(body: Body, [x, y, z]: Vec): number {
  return outsideAt(body, x, y, z);
}

/** By its coordinates: rays march through millions of points, and a list for each would cost more than what is asked. */
function outsideAt(body: Body, x: number, y: number, z: number): number {
  const { centre } = body;
  switch (body.shape) {
    case "hull": {
      let farthest = Number.NEGATIVE_INFINITY;
      for (const { normal, at } of body.planes)
        farthest = Math.max(farthest, normal[0] * x + normal[1] * y + normal[2] * z - at);
      return farthest;
    }
    case "ball":
      return Math.sqrt((x - centre[0]) ** 2 + (y - centre[1]) ** 2 + (z - centre[2]) ** 2) - body.radius;
    case "frustum": {
      const axisDistance = Math.sqrt((x - centre[0]) ** 2 + (z - centre[2]) ** 2);
      const share = (y - body.bottom) / (body.top - body.bottom);
      const width = body.radius + share * (body.topRadius - body.radius);
      return Math.max(axisDistance - width, y - body.top, body.bottom - y);
    }
    default:
      throw new Error(`Unhandled shape: ${body.shape satisfies never}`);
  }
}

/**
 * Where a ray enters a body, by marching: no formula of the program is used. Along a ray the function is convex, so
 * when it grows the ray has passed by.
 */
function entry(body: Body, from: Vec, direction: Vec, limit: number): number | undefined {
  const [x, y, z] = from;
  const [dx, dy, dz] = direction;
  let t = 0;
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < STEPS && t < limit; step++) {
    const away = outsideAt(body, x + dx * t, y + dy * t, z + dz * t);
    if (away < TOUCHING) return t;
    if (away >= last) return undefined;
    last = away;
    t += away / STEEPEST;
  }
  return undefined;
}

/** What a ray meets first, asking every body. */
export function meet(scene: PrintedScene, from: Vec, direction: Vec, limit = FAR_AWAY): Meeting {
  let nearest: Meeting = { body: -2, t: limit };
  const ground = -from[1] / direction[1];
  if (direction[1] < 0 && ground < nearest.t) nearest = { body: -1, t: ground };
  for (const [body, shape] of scene.bodies.entries()) {
    const t = entry(shape, from, direction, nearest.t);
    if (t !== undefined) nearest = { body, t };
  }
  return nearest;
}

/** The light that falls straight onto a level spot: every lamp cut into equal pieces, each asked once. */
export function lightOnLevel(scene: PrintedScene, point: Vec, pieces: number): Vec {
  let total: Vec = [0, 0, 0];
  for (const light of scene.lights) {
    const share =
      light.shape === "pane" ? paneShare(scene, light, point, pieces) : coneShare(scene, light, point, pieces);
    total = along(total, light.radiance, share);
  }
  return total;
}

function paneShare(scene: PrintedScene, light: Light, point: Vec, pieces: number): number {
  if (dot(minus(point, light.centre), light.out) <= 0) return 0;
  const area = (4 * length(light.across) * length(light.up)) / pieces ** 2;
  let share = 0;
  for (const [s, t] of grid(pieces)) {
    const target = along(along(light.centre, light.across, 2 * s - 1), light.up, 2 * t - 1);
    const distance = length(minus(target, point));
    const direction = times(minus(target, point), 1 / distance);
    if (direction[1] <= 0 || meet(scene, point, direction, distance - 1e-3).body !== -2) continue;
    share += (direction[1] * -dot(direction, light.out) * area) / distance ** 2;
  }
  return share;
}

/** A bulb or the moon: a cone of directions, cut into pieces of equal solid angle. */
function coneShare(scene: PrintedScene, light: Light, point: Vec, pieces: number): number {
  const isMoon = light.shape === "moon";
  const to = isMoon ? light.centre : minus(light.centre, point);
  const distance = length(to);
  const axis = times(to, 1 / distance);
  const sine = isMoon ? light.radius : light.radius / distance;
  const reach = isMoon ? FAR_AWAY : distance - light.radius * 1.02;
  const height = 1 - Math.sqrt(1 - sine ** 2);
  const sideways = cross(axis, [0.6, 0, 0.8]);
  const u = times(sideways, 1 / length(sideways));
  const v = cross(axis, u);
  let share = 0;
  for (const [s, t] of grid(pieces)) {
    const cosine = 1 - s * height;
    const out = Math.sqrt(1 - cosine ** 2);
    const ring = along(times(u, Math.cos(2 * Math.PI * t)), v, Math.sin(2 * Math.PI * t));
    const direction = along(times(axis, cosine), ring, out);
    if (direction[1] <= 0 || meet(scene, point, direction, reach).body !== -2) continue;
    share += (direction[1] * 2 * Math.PI * height) / pieces ** 2;
  }
  return share;
}

function grid(pieces: number): [number, number][] {
  const middles = Array.from({ length: pieces }, (_, i) => (i + 0.5) / pieces);
  return middles.flatMap((s) => middles.map((t): [number, number] => [s, t]));
}
