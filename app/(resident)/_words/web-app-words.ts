import { frenchNumbers } from "#app/_language/french-numbers.ts";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

/** What the page says as an installed app, without network, and when a newer version of it waits. */
export interface WebAppWords {
  description: (city: string) => string;
  lightUp: string;
  fillScreen: string;
  waiting: string;
  finishing: string;
  updateNow: string;
  updateAfter: string;
  /** Results that the city cannot take while there is no connection. */
  outbox: (results: number) => string;
  tooOld: string;
  /** Before the list of what a browser lacks. */
  lacks: string;
}

const en: WebAppWords = {
  description: (city) => `The idle computers of ${city}, working together as one.`,
  lightUp: "Light up",
  fillScreen: "Fill the screen",
  waiting: "A new version of this page is ready. It opens at your next visit.",
  finishing: "Finishing the running units. Then the new version opens.",
  updateNow: "Update now",
  updateAfter: "Finish these units, then update",
  outbox: (results) =>
    `${formatCountOf(results, "finished result")} ${results === 1 ? "waits" : "wait"} on this device and ${results === 1 ? "goes" : "go"} out when the city can be reached again.`,
  tooOld: "This browser cannot lend its cores. Any current Chrome, Edge, Firefox or Safari can.",
  lacks: "It lacks:",
};

const fr = withFixedSpaces<WebAppWords>({
  description: (city) => `Les ordinateurs au repos de ${city}, qui n’en font qu’un.`,
  lightUp: "Allumer",
  fillScreen: "Remplir l’écran",
  waiting: "Une nouvelle version de cette page est prête. Elle s’ouvrira à votre prochaine visite.",
  finishing: "Les unités en cours se terminent. La nouvelle version s’ouvre ensuite.",
  updateNow: "Mettre à jour",
  updateAfter: "Finir ces unités, puis mettre à jour",
  outbox: (results) =>
    `${frenchNumbers.countOf(results, "résultat terminé attend", "résultats terminés attendent")} sur cet appareil ; l’envoi se fera quand la ville répondra de nouveau.`,
  tooOld: "Ce navigateur ne peut pas prêter ses cœurs. Tout Chrome, Edge, Firefox ou Safari récent en est capable.",
  lacks: "Il lui manque :",
});

const WORDS: Record<Language, WebAppWords> = { en, fr };

export const webAppWordsIn = (language: Language): WebAppWords => WORDS[language];
