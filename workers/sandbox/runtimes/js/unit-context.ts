import type { ProgramFile } from "#protocol/devices/sandbox-messages";
import { defineProperty, freeze, NativeError } from "../../lockdown/primordials";

/** The second argument of a JavaScript unit's function. */
export interface UnitContext {
  /** The unit's index in its job. */
  readonly unit: number;
  readonly args: readonly string[];
  /** The paths of the job's shared files and the unit's own. */
  readonly paths: readonly string[];
  /** The bytes of a file, not a copy: what is written to them is visible to this worker's later units. */
  readonly file: (path: string) => Uint8Array;
  /** A line of standard error; strings as they are, anything else as JSON. */
  readonly log: (...values: unknown[]) => void;
}

export function unitContext(
  unit: number,
  args: string[],
  files: { shared: ProgramFile[]; own: ProgramFile[] },
  log: (values: unknown[]) => void,
): UnitContext {
  const byPath: Record<string, Uint8Array> = { __proto__: null } as never;
  for (let i = 0; i < files.shared.length; i++) add(byPath, files.shared[i] as ProgramFile);
  for (let i = 0; i < files.own.length; i++) add(byPath, files.own[i] as ProgramFile);
  const paths: string[] = [];
  let count = 0;
  for (const path in byPath) define(paths, count++, path);
  return freeze({
    unit,
    args: freeze(args),
    paths: freeze(paths),
    file: freeze((path: string): Uint8Array => {
      const bytes = byPath[path];
      if (!bytes) throw new NativeError(`There is no file ${path}; ctx.paths lists those that there are.`);
      return bytes;
    }),
    log: freeze((...values: unknown[]) => log(values)),
  });
}

function add(byPath: Record<string, Uint8Array>, file: ProgramFile) {
  byPath[file.path] = file.bytes;
}

/** An assignment would call a setter that a program put on Array.prototype. */
function define(list: string[], index: number, value: string) {
  defineProperty(list, index, { __proto__: null, value, enumerable: true } as PropertyDescriptor);
}
