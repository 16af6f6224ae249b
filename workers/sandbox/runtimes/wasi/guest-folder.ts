import { GuestFile } from "./guest-file";
import type { Storage } from "./storage";

export type GuestNode = GuestFile | GuestFolder;

export class GuestFolder {
  readonly number: bigint;
  readonly #nodes = new Map<string, GuestNode>();
  #parent: GuestFolder;

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

  get(name: string): GuestNode | undefined {
    return this.#nodes.get(name);
  }

  put(name: string, node: GuestNode) {
    this.#nodes.set(name, node);
    if (node instanceof GuestFolder) node.#parent = this;
  }

  remove(name: string) {
    this.#nodes.delete(name);
  }

  /** Sorted, so that every device lists them alike, in whatever order they were made. */
  names(): string[] {
    return [...this.#nodes.keys()].sort((a, b) => (a < b ? -1 : 1));
  }

  isInside(folder: GuestFolder): boolean {
    for (let at: GuestFolder = this; ; at = at.#parent) {
      if (at === folder) return true;
      if (at.#parent === at) return false;
    }
  }
}

/** Makes folders and the file at `path`; whatever lies there already is replaced. */
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
