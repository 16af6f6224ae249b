import type { Visitor } from "#app/_ui/visitor.ts";

/** What leads to a place without the palette: one key, or two, one after the other. */
export type Keys = readonly [string] | readonly [string, string];

const EVERYBODY = {
  jobs: { href: "/jobs", keys: ["g", "j"] },
  newJob: { href: "/jobs/new", keys: ["n"] },
  account: { href: "/account", keys: ["g", "a"] },
  myDevices: { href: "/devices", keys: ["g", "y"] },
  docs: { href: "/docs", keys: ["g", "d"] },
  prices: { href: "/prices", keys: ["g", "p"] },
  economics: { href: "/economics", keys: ["g", "e"] },
  donate: { href: "/", keys: ["g", "h"] },
  city: { href: "/city", keys: ["g", "s"] },
  boards: { href: "/boards", keys: ["g", "b"] },
  sites: { href: "/sites", keys: ["g", "o"] },
  reference: { href: "/docs/reference" },
  payments: { href: "/payments" },
  rewards: { href: "/rewards" },
  organisations: { href: "/organisations" },
  household: { href: "/household" },
  team: { href: "/team" },
  pair: { href: "/pair" },
  kiosk: { href: "/kiosk" },
  safety: { href: "/safety" },
  button: { href: "/button" },
  howItWorks: { href: "/how-it-works" },
  terms: { href: "/terms" },
  privacy: { href: "/privacy" },
} as const;

const ADMINS = {
  controlRoom: { href: "/admin", keys: ["g", "c"] },
  devices: { href: "/admin/devices", keys: ["g", "v"] },
  allJobs: { href: "/admin/jobs", keys: ["g", "w"] },
  reviews: { href: "/admin/reviews", keys: ["g", "r"] },
  customers: { href: "/admin/customers", keys: ["g", "u"] },
  admins: { href: "/admin/admins", keys: ["g", "m"] },
  ledger: { href: "/admin/ledger", keys: ["g", "l"] },
  audit: { href: "/admin/audit", keys: ["g", "t"] },
  settings: { href: "/admin/settings" },
  tariffs: { href: "/admin/settings/tariffs" },
  writtenTerms: { href: "/admin/settings/terms" },
  incoming: { href: "/admin/payments" },
  books: { href: "/admin/books" },
  reconciliation: { href: "/admin/reconciliation" },
  payouts: { href: "/admin/rewards" },
  health: { href: "/admin/health" },
} as const;

export type PlaceName = keyof typeof EVERYBODY | keyof typeof ADMINS;

export interface Place {
  name: PlaceName;
  href: string;
  /** Only the places that people go to often have some. */
  keys?: Keys;
}

const listOf = (places: Partial<Record<PlaceName, Omit<Place, "name">>>): Place[] =>
  Object.entries(places).map(([name, place]) => ({ name: name as PlaceName, ...place }));

export const PLACES = { everybody: listOf(EVERYBODY), admins: listOf(ADMINS) };

export const placesOf = (role: Visitor["role"]): Place[] =>
  role !== "person" ? [...PLACES.everybody, ...PLACES.admins] : PLACES.everybody;
