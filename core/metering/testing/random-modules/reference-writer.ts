import type { Random } from "../../../random";
import { leb } from "../assemble";

/** The table of functions that changes while a module runs, and how many it starts with. */
export const CHANGING_TABLE = 1;
export const CHANGING_ELEMENTS = 4;
export const MAX_CHANGING_ELEMENTS = 8;

const FUNCREF = 0x70;
const MASK = CHANGING_ELEMENTS - 1;

/** What references are made from; the writer of the function provides it. */
export interface Referred {
  number(): number[];
  /** Functions that may be called from anywhere. */
  functions: readonly number[];
}

/** Writes what gets, keeps, copies and asks about references to functions. */
export class ReferenceWriter {
  readonly #random: Random;
  readonly #referred: Referred;

  constructor(random: Random, referred: Referred) {
    this.#random = random;
    this.#referred = referred;
  }

  statement(): number[] {
    switch (this.#pick(4)) {
      case 0:
        return [...this.#reference(), 0x41, 1, 0xfc, 15, CHANGING_TABLE, 0x1a];
      case 1:
        return [...this.#index(), ...this.#reference(), 0x41, 1, 0xfc, 17, CHANGING_TABLE];
      case 2:
        return [...this.#index(), ...this.#index(), 0x41, this.#pick(3), 0xfc, 14, CHANGING_TABLE, 0];
      default:
        return [...this.#index(), ...this.#reference(), 0x26, CHANGING_TABLE];
    }
  }

  /** A number about a reference. */
  asked(): number[] {
    return this.#pick(2) === 0 ? [...this.#reference(), 0xd1] : [0xfc, 16, CHANGING_TABLE];
  }

  /** Calls whatever lies in the changing table, after its operands. */
  call(type: number): number[] {
    return [...this.#index(), 0x11, type, CHANGING_TABLE];
  }

  #reference(): number[] {
    const { functions } = this.#referred;
    switch (this.#pick(5)) {
      case 0:
        return [0xd0, FUNCREF];
      case 1:
        return [...this.#index(), 0x25, CHANGING_TABLE];
      case 2:
        return [...this.#index(), 0x25, CHANGING_TABLE, 0xd0, FUNCREF, ...this.#referred.number(), 0x1c, 1, FUNCREF];
      default: {
        const named = functions[this.#pick(functions.length)];
        return named === undefined ? [0xd0, FUNCREF] : [0xd2, ...leb(named)];
      }
    }
  }

  #index = () => [...this.#referred.number(), 0x41, MASK, 0x71];
  #pick = (count: number) => Math.floor(this.#random() * count);
}
