/** The counts and limits of one module while it is read; every index in the module is checked against them. */
export interface ModuleShape {
  /** Per type: 1 when it has no parameters and results, as a start function must. */
  typeIsPlain: Uint8Array;
  /** Per type: how many parameters it takes. */
  typeParameters: Uint32Array;
  types: number;
  importedFunctions: number;
  functions: number;
  /** Type of each function, imported ones first. */
  functionTypes: Uint32Array;
  importedGlobals: number;
  globals: number;
  memories: number;
  tables: number;
  tags: number;
  /** Initial size of the memory in pages of 64 KiB. */
  memoryPages: number;
}

export function emptyShape(): ModuleShape {
  return {
    typeIsPlain: new Uint8Array(0),
    typeParameters: new Uint32Array(0),
    types: 0,
    importedFunctions: 0,
    functions: 0,
    functionTypes: new Uint32Array(0),
    importedGlobals: 0,
    globals: 0,
    memories: 0,
    tables: 0,
    tags: 0,
    memoryPages: 0,
  };
}
