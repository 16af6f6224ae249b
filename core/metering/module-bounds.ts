/**
 * Limits for a module. Engines would accept more; these ensure that a slow device compiles any accepted module in
 * seconds, and are far above what compilers generate for real programs.
 */
export const MODULE_BOUNDS = {
  /** Nested blocks: compilers open one for each case of a switch. */
  MAX_NESTED_BLOCKS: 10_000,
  MAX_FUNCTION_BLOCKS: 100_000,
  MAX_FUNCTION_BYTES: 2 * 1024 * 1024,
  /** Including parameters. */
  MAX_FUNCTION_LOCALS: 20_000,
  /** Locals times blocks and calls of one function: at each of these the engine may have to save or merge all locals. */
  MAX_LOCAL_MERGES: 10_000_000,
  /** Labels in the branch tables of one function. */
  MAX_FUNCTION_BRANCHES: 200_000,
  MAX_MODULE_FUNCTIONS: 200_000,
  MAX_MODULE_BLOCKS: 2_000_000,
  MAX_MODULE_TYPES: 50_000,
  /** Parameters or results of a type. */
  MAX_TYPE_VALUES: 1_000,
  /** Data segments, and element segments. */
  MAX_MODULE_SEGMENTS: 100_000,
} as const;
