import type { Language } from "#protocol/language";
import type { PlaceName } from "./places";

export interface PaletteWords {
  open: string;
  find: string;
  placeholder: string;
  nothing: string;
  how: string;
  close: string;
  groups: Record<"go" | "console" | "jobs", string>;
  places: Record<PlaceName, string>;
  keys: Record<
    "title" | "single" | "singleHint" | "everywhere" | "after" | "or" | "find" | "rows" | "run" | "shut",
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
      myDevices: "My devices",
      docs: "Documentation",
      prices: "Prices",
      city: "What the city computes",
      boards: "Who computed most",
      sites: "Your sites with the button",
      economics: "Economics: does it pay?",
      controlRoom: "Control room",
      devices: "Devices",
      allJobs: "Jobs of the city",
      reviews: "Jobs to review",
      customers: "Customers",
      admins: "Admins",
      ledger: "Ledger",
      audit: "Audit log",
    },
    keys: {
      title: "Keyboard shortcuts",
      single: "Shortcuts of a single key",
      singleHint: "Off in this browser if you turn them off; those with Ctrl stay.",
      everywhere: "Everywhere",
      after: "then",
      or: "or",
      find: "Search this page’s list, else find a page or a job",
      rows: "Next or previous row of a list",
      run: "In the editor: run the program",
      shut: "Close what is open",
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
      myDevices: "Mes appareils",
      docs: "Documentation",
      prices: "Prix",
      city: "Ce que la ville calcule",
      boards: "Qui a le plus calculé",
      sites: "Vos sites qui ont le bouton",
      economics: "Économie : est-ce que ça rapporte ?",
      controlRoom: "Salle de contrôle",
      devices: "Appareils",
      allJobs: "Calculs de la ville",
      reviews: "Calculs à examiner",
      customers: "Clients",
      admins: "Administrateurs",
      ledger: "Grand livre",
      audit: "Journal d’audit",
    },
    keys: {
      title: "Raccourcis clavier",
      single: "Raccourcis d’une seule touche",
      singleHint: "Désactivés dans ce navigateur si vous les coupez ; ceux avec Ctrl restent.",
      everywhere: "Partout",
      after: "puis",
      or: "ou",
      find: "Chercher dans la liste de la page, sinon trouver une page ou un calcul",
      rows: "Ligne suivante ou précédente d’une liste",
      run: "Dans l’éditeur : exécuter le programme",
      shut: "Fermer ce qui est ouvert",
    },
  },
};
