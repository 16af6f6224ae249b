export const [I32, I64, F32, F64] = [0x7f, 0x7e, 0x7d, 0x7c] as const;
/** The numbers of WebAssembly, by their bytes in a module. */
export type ValueType = typeof I32 | typeof I64 | typeof F32 | typeof F64;
