// Loaded before the coordinator (node --import): all of its JavaScript, pages and packages too, reads a clock that jumps
// when the file that JUMPING_CLOCK_FILE names holds another offset in milliseconds. Nothing in the product knows of it.
import { readFileSync } from "node:fs";

const LOOK_EVERY_MS = 50;
const TrueDate = Date;
let offsetMs = 0;

const now = () => TrueDate.prototype.getTime.call(new TrueDate()) + offsetMs;

const look = () => {
  try {
    offsetMs = Number(readFileSync(process.env.JUMPING_CLOCK_FILE, "utf8")) || 0;
  } catch {
    // Nobody has made it jump yet.
  }
};

const JumpingDate = new Proxy(TrueDate, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked === JumpingDate ? target : asked),
  apply: () => new TrueDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
TrueDate.prototype.constructor = JumpingDate;
globalThis.Date = JumpingDate;

look();
setInterval(look, LOOK_EVERY_MS).unref();
