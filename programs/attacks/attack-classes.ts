import type { AttackClass } from "./attack";
import { bombs } from "./bombs";
import { channels } from "./channels";
import { endless } from "./endless";
import { harness } from "./harness";
import { leftovers } from "./leftovers";
import { modules } from "./modules";
import { network } from "./network";
import { prompts } from "./prompts";
import { storage } from "./storage";
import { unmetered } from "./unmetered";
import { wasi } from "./wasi";

/** Every attack, by class. */
export const ATTACK_CLASSES: readonly AttackClass[] = [
  network,
  storage,
  channels,
  harness,
  prompts,
  modules,
  unmetered,
  wasi,
  endless,
  leftovers,
  bombs,
];
