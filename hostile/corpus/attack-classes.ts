import type { AttackClass } from "./attack";
import { network } from "./network";

/** Every attack, by class. */
export const ATTACK_CLASSES: readonly AttackClass[] = [network];
