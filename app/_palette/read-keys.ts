import type { Place } from "./places";

export type KeyAct = { kind: "go"; href: string } | { kind: "find" } | { kind: "keys" } | { kind: "row"; step: 1 | -1 };

/** The first of two keys, until when the second counts. */
export interface Begun {
  key: string;
  until: number;
}

export interface KeysRead {
  act: KeyAct | null;
  begun: Begun | null;
}

export const MAX_BETWEEN_KEYS_MS = 1_500;

/** What a key means after the one before it. */
export function readKeys(places: readonly Place[], begun: Begun | null, key: string, at: number): KeysRead {
  const first = begun !== null && at <= begun.until ? begun.key : null;
  const asked = first === null ? [key] : [first, key];
  const place = places.find(({ keys }) => keys?.length === asked.length && keys.every((own, i) => own === asked[i]));
  if (place) return done({ kind: "go", href: place.href });
  if (first !== null) return { act: null, begun: null };
  if (places.some(({ keys }) => keys && keys.length > 1 && keys[0] === key)) {
    return { act: null, begun: { key, until: at + MAX_BETWEEN_KEYS_MS } };
  }
  switch (key) {
    case "/":
      return done({ kind: "find" });
    case "?":
      return done({ kind: "keys" });
    case "j":
      return done({ kind: "row", step: 1 });
    case "k":
      return done({ kind: "row", step: -1 });
    default:
      return { act: null, begun: null };
  }
}

const done = (act: KeyAct): KeysRead => ({ act, begun: null });
