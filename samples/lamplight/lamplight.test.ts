import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { JobManifest } from "#protocol/manifest/job-manifest";
import { runCommand } from "../testing/run-command";
import { type Body, lightOnLevel, meet, outside, type PrintedScene, type Vec } from "./reference";

const FOLDER = new URL("./", import.meta.url);
const TILE = 40;
const ACROSS = 16;
const WIDTH = 640;

const run = (calls: string[][]) => runCommand(new URL("./lamplight.wasm", FOLDER), FOLDER, calls);
const printed = <T>(calls: string[][]) => run(calls).map(({ stdout }) => JSON.parse(stdout.toString()) as T);
const printedScene = () => printed<PrintedScene>([["scene"]])[0] as PrintedScene;

test("its manifest is valid: as many units as the picture has tiles", () => {
  const manifest = JobManifest.parse(JSON.parse(readFileSync(new URL("manifest.json", FOLDER), "utf8")));
  expect(manifest.picture).toEqual({ kind: "tiles", width: WIDTH, height: 400, tile: TILE });
  expect(manifest.inputs).toMatchObject({ from: 0, to: (WIDTH / TILE) * (400 / TILE) - 1 });
});

test("a pixel is the same in whichever part of the picture it is drawn", () => {
  const tile = 7 * ACROSS + 11;
  const [whole, part] = run([[String(tile)], ["crop", String(11 * TILE - 3), String(7 * TILE + 30), "9", "13"]]);
  expect(whole?.stdout).toHaveLength(TILE * TILE * 3);
  expect(part?.stdout).toHaveLength(9 * 13 * 3);
  for (let y = 0; y < 10; y++) {
    const inWhole = whole?.stdout.subarray((30 + y) * TILE * 3, (30 + y) * TILE * 3 + 6 * 3);
    const inPart = part?.stdout.subarray((y * 9 + 3) * 3, (y + 1) * 9 * 3);
    expect(inPart).toEqual(inWhole);
  }
});

test("preview.png is the picture that the program draws", () => {
  const png = readFileSync(new URL("preview.png", FOLDER));
  const at = png.indexOf("IDAT");
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  for (const [i, drawn] of run([["0"], ["86"]]).entries()) {
    const [left, top] = i === 0 ? [0, 0] : [6 * TILE, 5 * TILE];
    for (let y = 0; y < TILE; y++) {
      const from = (top + y) * (WIDTH * 3 + 1) + 1 + left * 3;
      expect(rows.subarray(from, from + TILE * 3)).toEqual(drawn.stdout.subarray(y * TILE * 3, (y + 1) * TILE * 3));
    }
  }
});

interface Ray {
  from: Vec;
  direction: Vec;
  body: number;
  t: number;
  normal: Vec;
}

describe("against the reference", () => {
  test("camera rays meet what marching rays meet, at the same place and slope", () => {
    const scene = printedScene();
    const pixels: string[][] = [];
    for (let y = 5; y < 400; y += 17) for (let x = 3; x < WIDTH; x += 17) pixels.push(["ray", String(x), String(y)]);
    const bodies = new Set<number>();
    for (const [i, ray] of printed<Ray>(pixels).entries()) {
      const met = meet(scene, ray.from, ray.direction);
      expect(met.body, `pixel ${pixels[i]}`).toBe(ray.body);
      expect(Math.abs(met.t - ray.t)).toBeLessThan(1e-6);
      bodies.add(ray.body);
      const body = scene.bodies[met.body];
      if (body) expect(slopeAgrees(body, ray), `slope at pixel ${pixels[i]}`).toBe(true);
    }
    expect(bodies.size).toBeGreaterThan(40);
  });

  /** The reference's own slope, by differences; on an edge between two faces it says nothing. */
  function slopeAgrees(body: Body, ray: Ray): boolean {
    const at = ([0, 1, 2] as const).map((axis) => ray.from[axis] + ray.direction[axis] * ray.t) as Vec;
    const difference = (step: number) =>
      ([0, 1, 2] as const).map((axis) => {
        const moved: Vec = [...at];
        moved[axis] += step;
        return (outside(body, moved) - outside(body, at)) / step;
      }) as Vec;
    const [forward, backward] = [difference(1e-5), difference(-1e-5)];
    if (forward.some((value, axis) => Math.abs(value - (backward[axis] ?? 0)) > 1e-2)) return true;
    const size = Math.hypot(...forward);
    return ray.normal.every((value, axis) => Math.abs(value - (forward[axis] ?? 0) / size) < 1e-2);
  }

  test("the light that random paths find on the snow is the light of all lamps cut into pieces", () => {
    const scene = printedScene();
    const spots: Vec[] = [
      [2.2, 0.7, -3.2],
      [-2.0, 0.8, 6.5],
      [1.2, 0.5, 14.0],
    ];
    const probes = printed<{ mean: Vec; error: Vec }>(spots.map((spot) => ["probe", ...spot.map(String), "40000"]));
    for (const [i, spot] of spots.entries()) {
      const exact = lightOnLevel(scene, spot, 24);
      const probe = probes[i] as { mean: Vec; error: Vec };
      for (const colour of [0, 1, 2] as const) {
        const allowed = 4 * probe.error[colour] + 0.02 * exact[colour];
        expect(Math.abs(probe.mean[colour] - exact[colour]), `spot ${spot}, colour ${colour}`).toBeLessThan(allowed);
      }
    }
  });
});

test("a tile that does not exist is refused", () => {
  for (const [i, refused] of run([["160"], ["-1"], ["x"], []]).entries()) {
    expect(refused, `call ${i}`).toMatchObject({
      exitCode: 2,
      stderr: "usage: lamplight TILE, with TILE from 0 to 159\n",
    });
  }
});
