import { type CityPlan, layOutCity } from "./lay-out-city";
import { lightCity } from "./light-city";
import { type CityColours, paintTown, paintWindow } from "./paint-city";

const STEP_MS = 60;
/** A lamp lights in 120 ms and fades in 400. */
const LIGHTS_BY = 0.5;
const FADES_BY = 0.15;

/**
 * The town on its canvas. What stands still is painted once; then a window is painted when it lights up or goes dark, in a
 * few steps, and nothing else ever: a town in which nothing changes costs nothing.
 */
export class CityPainter {
  readonly #context: CanvasRenderingContext2D;
  readonly #isStill: () => boolean;
  #plan: CityPlan | undefined;
  #colours: CityColours | undefined;
  /** How bright each window is. */
  #light: number[] = [];
  #coresAtWork = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: CanvasRenderingContext2D, isStill: () => boolean) {
    this.#context = context;
    this.#isStill = isStill;
  }

  get windows(): number {
    return this.#plan?.windows.length ?? 0;
  }

  /** For another size of screen, or another sky. */
  layOut(width: number, height: number, colours: CityColours) {
    const { canvas } = this.#context;
    canvas.width = width;
    canvas.height = height;
    this.#plan = layOutCity(width, height);
    this.#colours = colours;
    paintTown(this.#context, this.#plan, colours);
    const lit = this.#lit;
    this.#light = this.#plan.windows.map((_, at) => (at < lit ? 1 : 0));
    for (let at = 0; at < lit; at++) this.#paint(at);
  }

  light(coresAtWork: number) {
    this.#coresAtWork = coresAtWork;
    this.#timer ??= setTimeout(() => this.#step(), 0);
  }

  dispose() {
    clearTimeout(this.#timer);
  }

  get #lit(): number {
    return lightCity(this.#coresAtWork, this.windows).lit;
  }

  #step() {
    this.#timer = undefined;
    let isChanging = false;
    const lit = this.#lit;
    for (const [at, light] of this.#light.entries()) {
      const wanted = at < lit ? 1 : 0;
      if (light === wanted) continue;
      const next = wanted === 1 ? Math.min(1, light + LIGHTS_BY) : Math.max(0, light - FADES_BY);
      this.#light[at] = this.#isStill() ? wanted : next;
      this.#paint(at);
      isChanging ||= this.#light[at] !== wanted;
    }
    if (isChanging) this.#timer = setTimeout(() => this.#step(), STEP_MS);
  }

  #paint(at: number) {
    const window = this.#plan?.windows[at];
    if (!this.#plan || !this.#colours || !window) return;
    paintWindow(this.#context, this.#plan, window, this.#light[at] ?? 0, this.#colours);
  }
}
