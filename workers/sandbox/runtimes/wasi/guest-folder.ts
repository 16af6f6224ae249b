import { GuestFile } from "./guest-file";
import type { Storage } from "./storage";

export type GuestNode = GuestFile | GuestFolder;

export class GuestFolder {
  readonly number: bigint;
  readonly #nodes = new Map<string, GuestNode>();
  #parent: GuestFolder;
  /** Sorted, if it was requested; replaced and never modified, so that a listing may keep it. */
  #sorted: readonly string[] = [];
  /** Added since then. */
  #unsorted = new Set<string>();
  #removed = 0;

  constructor(storage: Storage, parent?: GuestFolder) {
    this.number = storage.nextNumber();
    this.#parent = parent ?? this;
  }

  get parent() {
    return this.#parent;
  }

  get isEmpty() {
    return this.#nodes.size === 0;
  }

  /** How many names sorting will look at: none if nothing changed since the last time. */
  get unsortedWork(): number {
    const fresh = this.#unsorted.size;
    if (fresh + this.#removed === 0) return 0;
    return this.#sorted.length + fresh * (1 + Math.ceil(Math.log2(fresh + 1)));
  }

  get(name: string): GuestNode | undefined {
    return this.#nodes.get(name);
  }

  /** An existing entry with the name is replaced. */
  put(path: string, node: GuestNode) {
    const name = apart(path);
    if (node instanceof GuestFile) node.hold();
    this.remove(name);
    this.#nodes.set(name, node);
    this.#unsorted.add(name);
    if (node instanceof GuestFolder) node.#parent = this;
  }

  remove(name: string) {
    const node = this.#nodes.get(name);
    if (!node) return;
    this.#nodes.delete(name);
    if (!this.#unsorted.delete(name)) this.#removed += 1;
    if (node instanceof GuestFile) node.release();
  }

  /** Sorted, so that every device lists them in the same order, whatever order they were created in. */
  names(): readonly string[] {
    if (this.#unsorted.size + this.#removed > 0) {
      const kept = this.#sorted.filter((name) => this.#nodes.has(name) && !this.#unsorted.has(name));
      this.#sorted = merged(kept, [...this.#unsorted].sort(byUnits));
      this.#unsorted = new Set();
      this.#removed = 0;
    }
    return this.#sorted;
  }

  /** How many folders lie between this one and the root. */
  get depth(): number {
    let depth = 0;
    for (let at: GuestFolder = this; at.#parent !== at; at = at.#parent) depth += 1;
    return depth;
  }

  isInside(folder: GuestFolder): boolean {
    for (let at: GuestFolder = this; ; at = at.#parent) {
      if (at === folder) return true;
      if (at.#parent === at) return false;
    }
  }
}

/** Engines keep a substring as a view of the whole: a short name would hold a long path in memory. */
const apart = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));

const byUnits = (a: string, b: string) => (a < b ? -1 : 1);

function merged(left: readonly string[], right: readonly string[]): string[] {
  const all: string[] = [];
  let next = 0;
  for (const name of left) {
    while (next < right.length && (right[next] as string) < name) all.push(right[next++] as string);
    all.push(name);
  }
  while (next < right.length) all.push(right[next++] as string);
  return all;
}

/** Creates folders and the file at `path`; an existing one is replaced. */
export function mountFile(root: GuestFolder, path: string, bytes: Uint8Array, storage: Storage) {
  const segments = path.split("/");
  const name = segments.pop() as string;
  let folder = root;
  for (const segment of segments) {
    const found = folder.get(segment);
    const next = found instanceof GuestFolder ? found : new GuestFolder(storage, folder);
    if (next !== found) folder.put(segment, next);
    folder = next;
  }
  folder.put(name, new GuestFile(storage, bytes));
}
