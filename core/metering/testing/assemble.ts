/** A WebAssembly module from hand-written sections, for tests: `module(section(1, …), …)`. */
export function module(...sections: number[][]): Uint8Array {
  return Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, ...sections.flat()]);
}

export function section(id: number, ...entries: number[][]): number[] {
  return [id, ...sized([...leb(entries.length), ...entries.flat()])];
}

/** A section that holds one thing and no count: start, data count. */
export const single = (id: number, content: number[]) => [id, ...sized(content)];

export const sized = (content: number[]) => [...leb(content.length), ...content];

export const name = (text: string) => sized([...new TextEncoder().encode(text)]);

/** A function's body without locals; `end` is added. */
export const body = (...code: number[]) => sized([0, ...code, 0x0b]);

export function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

/** A signed number that takes two bytes at most. */
export function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7];
}

export const I32 = 0x7f;
export const F64 = 0x7c;
export const func = (takes: number[], gives: number[]) => [0x60, ...sized(takes), ...sized(gives)];
export const exported = (text: string, kind: number, index: number) => [...name(text), kind, index];
