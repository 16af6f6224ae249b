import type { Visitor } from "#app/_ui/visitor.ts";
import type { PaletteWords } from "./palette-words";
import { type Keys, PLACES, type Place } from "./places";

/** A place that somebody may go to; `label` is what is searched and shown. */
export interface PaletteItem {
  value: string;
  label: string;
  aside?: string;
  keys?: Keys;
}

export interface PaletteGroup {
  value: string;
  items: PaletteItem[];
}

interface NamedJob {
  id: string;
  name: string;
}

/** In place of an address: the list of shortcuts. */
export const KEYS = "keys";

/** Where this visitor may go. An id that was pasted is searched as well as a name. */
export function paletteGroups(role: Visitor["role"], jobs: readonly NamedJob[], words: PaletteWords): PaletteGroup[] {
  const itemOf = ({ name, href, keys }: Place): PaletteItem => ({
    value: href,
    label: words.places[name],
    ...(keys && { keys }),
  });
  const groups: PaletteGroup[] = [
    {
      value: words.groups.go,
      items: [...PLACES.everybody.map(itemOf), { value: KEYS, label: words.keys.title, keys: ["?"] }],
    },
  ];
  if (role !== "person") groups.push({ value: words.groups.console, items: PLACES.admins.map(itemOf) });
  if (jobs.length > 0) {
    const items = jobs.map(({ id, name }) => ({ value: `/jobs/${id}`, label: name, aside: id }));
    groups.push({ value: words.groups.jobs, items });
  }
  return groups;
}

/** What an item is found by. */
export const searchedText = ({ label, aside }: PaletteItem): string => (aside ? `${label} ${aside}` : label);
