import type { Language } from "#protocol/language";

interface TrustWords {
  title: string;
  text: string;
  action: string;
}

export const trustWords: Record<Language, TrustWords> = {
  en: {
    title: "No customer has been vouched for yet",
    text: "Devices earn trust only through jobs of customers that an admin has vouched for. Until then no device becomes trusted, and every unit of an adaptive job is computed, and paid for, as often as its full quorum requires. To vouch for a customer you know, press Welcome or give them money.",
    action: "Go to customers",
  },
  fr: {
    title: "Aucun client n’a encore de garant",
    text: "Les appareils ne gagnent la confiance que par les calculs de clients dont un administrateur s’est porté garant. D’ici là, aucun appareil ne devient fiable, et chaque unité d’un calcul adaptatif est exécutée et payée autant de fois que son quorum entier l’exige. Pour vous porter garant d’un client que vous connaissez, appuyez sur « Welcome », ou donnez-lui de l’argent.",
    action: "Vers les clients",
  },
};
