import { md5 } from "@noble/hashes/legacy.js";
import type { ObjectRef } from "#core/jobs/object-ref";
import { hashInSteps } from "./hash-in-steps";

/** Whether the bytes of one object, of which there may be several readings, are the object's. */
export type Accepts = (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;

/** At this number of places, it starts to learn again. */
const MAX_PLACES = 1_000;

/**
 * Most servers take the MD5 of an object that was uploaded at once for its ETag. Some ETags look alike and are none, of
 * objects that the server encrypts with keys of its own. So other bytes are read again, by another link: the ETag's at
 * last, or the same ones twice, which are then taken for the object.
 */
export class EtagHashes {
  readonly #without = new Set<string>();

  accepting(object: ObjectRef): Accepts {
    const hash = /^"([0-9a-f]{32})"$/.exec(object.etag)?.[1];
    const place = object.connection ?? new URL(object.key).origin;
    if (hash === undefined || object.start !== undefined || this.#without.has(place)) return async () => true;
    let other: string | undefined;
    return async (bytes) => {
      const read = await hashInSteps(md5.create(), bytes);
      if (read === hash) return true;
      if (read === other) this.#learn(place);
      const isAgain = read === other;
      other = read;
      return isAgain;
    };
  }

  #learn(place: string) {
    if (this.#without.size >= MAX_PLACES) this.#without.clear();
    this.#without.add(place);
  }
}
