import { frenchNumbers } from "#app/_language/french-numbers.ts";
import { formatCount } from "#app/_ui/format/format-count.ts";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

/** What the picture for a whole screen says. */
export interface KioskWords {
  /** On the donation page: leads there. */
  open: string;
  title: (city: string) => string;
  /** After the number. */
  coresAtWork: (cores: number, city: string) => string;
  unknown: (city: string) => string;
  legend: (coresPerWindow: number) => string;
  /** This device's day: hours of one core, power, and what it earned. */
  today: (facts: { time: string; power: string; earned: string }) => string;
  controls: string;
  keys: string;
  cores: string;
  share: string;
  screenOn: string;
  screenOff: string;
  leave: string;
}

const en: KioskWords = {
  open: "Fill the screen",
  title: (city) => `${city} at work`,
  coresAtWork: (cores, city) => `${cores === 1 ? "core" : "cores"} at work in ${city} now`,
  unknown: (city) => `${city} cannot be asked right now.`,
  legend: (cores) =>
    cores === 1
      ? "Each lit window is a core at work."
      : `Each lit window is up to ${formatCount(cores)} cores at work.`,
  today: ({ time, power, earned }) => `Here today: ${time} of one core, at most ${power} of power, ${earned} earned.`,
  controls: "Controls",
  keys: "Arrow keys and OK. They hide after a moment; any key brings them back.",
  cores: "Cores",
  share: "Share",
  screenOn: "Screen stays on",
  screenOff: "Screen may sleep",
  leave: "Leave",
};

const fr = withFixedSpaces<KioskWords>({
  open: "Remplir l’écran",
  title: (city) => `${city} au travail`,
  coresAtWork: (cores, city) => `${cores < 2 ? "cœur" : "cœurs"} au travail à ${city} en ce moment`,
  unknown: (city) => `${city} ne répond pas pour le moment.`,
  legend: (cores) =>
    cores === 1
      ? "Chaque fenêtre allumée est un cœur au travail."
      : `Chaque fenêtre allumée vaut jusqu’à ${frenchNumbers.count(cores)} cœurs au travail.`,
  today: ({ time, power, earned }) =>
    `Ici aujourd’hui : ${time} d’un cœur, au plus ${power} d’électricité, ${earned} gagnés.`,
  controls: "Commandes",
  keys: "Les flèches et OK. Elles se cachent après un moment ; toute touche les ramène.",
  cores: "Cœurs",
  share: "Part",
  screenOn: "L’écran reste allumé",
  screenOff: "L’écran peut s’éteindre",
  leave: "Quitter",
});

const WORDS: Record<Language, KioskWords> = { en, fr };

export const kioskWordsIn = (language: Language): KioskWords => WORDS[language];
