import type { Language } from "#protocol/language";

export interface PaletteWords {
  open: string;
  find: string;
  placeholder: string;
  nothing: string;
  how: string;
  close: string;
  groups: Record<"go" | "console" | "jobs", string>;
  places: Record<
    | "donate"
    | "jobs"
    | "newJob"
    | "account"
    | "docs"
    | "prices"
    | "controlRoom"
    | "devices"
    | "allJobs"
    | "customers"
    | "admins"
    | "ledger"
    | "audit",
    string
  >;
}

export const PALETTE_WORDS: Record<Language, PaletteWords> = {
  en: {
    open: "Find a page or a job",
    find: "Find a page or a job",
    placeholder: "A page, a job’s name or its id",
    nothing: "Nothing here has that name.",
    how: "Arrow keys choose, Enter goes there, Escape closes.",
    close: "Close",
    groups: { go: "Go to", console: "Console", jobs: "Your latest jobs" },
    places: {
      donate: "Donate",
      jobs: "Jobs",
      newJob: "New job",
      account: "Account: keys, storage, webhooks",
      docs: "Documentation",
      prices: "Prices",
      controlRoom: "Control room",
      devices: "Devices",
      allJobs: "Jobs of the city",
      customers: "Customers",
      admins: "Admins",
      ledger: "Ledger",
      audit: "Audit log",
    },
  },
  fr: {
    open: "Trouver une page ou un calcul",
    find: "Trouver une page ou un calcul",
    placeholder: "Une page, le nom d’un calcul ou son identifiant",
    nothing: "Rien ici ne porte ce nom.",
    how: "Les flèches choisissent, Entrée y mène, Échap ferme.",
    close: "Fermer",
    groups: { go: "Aller à", console: "Console", jobs: "Vos derniers calculs" },
    places: {
      donate: "Prêter",
      jobs: "Calculs",
      newJob: "Nouveau calcul",
      account: "Compte : clés, stockage, webhooks",
      docs: "Documentation",
      prices: "Prix",
      controlRoom: "Salle de contrôle",
      devices: "Appareils",
      allJobs: "Calculs de la ville",
      customers: "Clients",
      admins: "Administrateurs",
      ledger: "Grand livre",
      audit: "Journal d’audit",
    },
  },
};
