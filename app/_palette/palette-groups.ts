import type { Visitor } from "#app/_ui/visitor.ts";
import type { PaletteWords } from "./palette-words";

/** A place that somebody may go to; `label` is what is searched and shown. */
export interface PaletteItem {
  value: string;
  label: string;
  aside?: string;
}

export interface PaletteGroup {
  value: string;
  items: PaletteItem[];
}

interface NamedJob {
  id: string;
  name: string;
}

/** Where this visitor may go. An id that was pasted is searched as well as a name. */
export function paletteGroups(role: Visitor["role"], jobs: readonly NamedJob[], words: PaletteWords): PaletteGroup[] {
  const place = (href: string, name: keyof PaletteWords["places"]) => ({ value: href, label: words.places[name] });
  const groups: PaletteGroup[] = [
    {
      value: words.groups.go,
      items: [
        place("/jobs", "jobs"),
        place("/jobs/new", "newJob"),
        place("/account", "account"),
        place("/docs", "docs"),
        place("/prices", "prices"),
        place("/", "donate"),
      ],
    },
  ];
  if (role === "admin") {
    groups.push({
      value: words.groups.console,
      items: [
        place("/admin", "controlRoom"),
        place("/admin/devices", "devices"),
        place("/admin/jobs", "allJobs"),
        place("/admin/customers", "customers"),
        place("/admin/admins", "admins"),
        place("/admin/ledger", "ledger"),
        place("/admin/audit", "audit"),
      ],
    });
  }
  if (jobs.length > 0) {
    const items = jobs.map(({ id, name }) => ({ value: `/jobs/${id}`, label: name, aside: id }));
    groups.push({ value: words.groups.jobs, items });
  }
  return groups;
}

/** What an item is found by. */
export const searchedText = ({ label, aside }: PaletteItem): string => (aside ? `${label} ${aside}` : label);
