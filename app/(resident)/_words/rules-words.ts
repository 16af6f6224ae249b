import type { Band, PowerRule } from "#core/home/tariff";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";
import { BAND_WORDS } from "#protocol/words/band-in-words";

/** What the card of a resident's rules says. Each rule has one sentence that tells what it does. */
export interface RulesWords {
  title: string;
  about: string;
  givesWay: string;
  givesWayHint: string;
  battery: string;
  batteryHint: string;
  batteryUnknown: string;
  batteryNever: string;
  batteryAbove: (percent: number) => string;
  metered: string;
  meteredHint: string;
  networkUnknown: string;
  screen: string;
  screenHint: string;
  /** Where the browser does not tell whether the device is plugged in. */
  screenUnknown: string;
  data: string;
  dataHint: (megabytes: string) => string;
  dataOf: (megabytes: number) => string;
  dataUnbounded: string;
  program: string;
  programHint: string;
  tariff: string;
  tariffHint: string;
  noTariff: string;
  power: string;
  powerRules: Record<PowerRule, string>;
  /** Of a tariff that tells prices for now, and of one that does not. */
  priceNow: (band: string, cents: string) => string;
  noPriceNow: string;
  bands: Record<Band, string>;
  hours: string;
  hoursHint: string;
  anyHour: string;
  nights: string;
  outOfOffice: string;
  ownHours: string;
  grid: string;
  gridHint: string;
  /** From Monday on. */
  weekdays: readonly string[];
  hour: (weekday: string, from: number, allowed: boolean) => string;
  pause: string;
  pauseHour: string;
  pauseTomorrow: string;
  finish: string;
  finishHint: string;
  resume: string;
}

const gigabytes = (megabytes: number, tag: string, unit: string, half: string) =>
  megabytes < 1_024 ? `${megabytes} ${half}` : `${(megabytes / 1_024).toLocaleString(tag)} ${unit}`;

const en: RulesWords = {
  title: "When it may work",
  about: "Your rules for this device. They are kept here. Where the city learns one, this page says so.",
  givesWay: "Give way",
  givesWayHint: "When you or another program needs the machine, it hands cores back within a second and returns later.",
  battery: "On battery",
  batteryHint: "Without mains power it rests, so that a full battery is yours.",
  batteryUnknown: "This browser does not say whether the device is plugged in.",
  batteryNever: "Rest",
  batteryAbove: (percent) => `Work above ${percent} %`,
  metered: "Mobile and metered networks",
  meteredHint: "When off, it neither sends nor fetches anything on networks that are mobile or set to save data.",
  networkUnknown: "This browser does not say what kind of network it is on.",
  screen: "Keep the screen on",
  screenHint: "While it is lit and plugged in. Phones and tablets stop a page whose screen is dark.",
  screenUnknown:
    "While it is lit, also on battery: this browser does not say whether it is plugged in. Phones and tablets stop a page whose screen is dark.",
  data: "Data a day",
  dataHint: (megabytes) => `${megabytes} used today. At the bound it rests until tomorrow.`,
  dataOf: (megabytes) => `At most ${gigabytes(megabytes, "en-CA", "GB", "MB")}`,
  dataUnbounded: "No bound",
  program: "Size of a program",
  programHint: "Larger ones are not downloaded to this device. The city gets this limit, so that it sends other work.",
  tariff: "Price of power",
  tariffHint: "What you pay for power. It stays on this device.",
  noTariff: "The same at every hour",
  power: "Hours of that price",
  powerRules: { always: "At any price", "not-peak": "Not in the peak", cheapest: "At the lowest price only" },
  priceNow: (band, cents) => `Now: ${band}, ${cents} ¢ a kilowatt-hour, before delivery, tax and rebates.`,
  noPriceNow:
    "No price of these days is known here. Until the city enters it, the last hours that are known hold, and your history reckons with an assumed price.",
  bands: BAND_WORDS.en,
  hours: "Hours",
  hoursHint: "Outside of them every core is yours alone.",
  anyHour: "At any time",
  nights: "At night, from 10 p.m. to 7 a.m.",
  outOfOffice: "Not on weekdays from 9 to 5",
  ownHours: "Hours of my own",
  grid: "Hours of the week",
  gridHint: "Press an hour to allow or forbid it. Arrow keys move, the space bar turns.",
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  hour: (weekday, from, allowed) => `${weekday}, ${from}:00 to ${from + 1}:00, ${allowed ? "works" : "rests"}`,
  pause: "Pause",
  pauseHour: "For an hour",
  pauseTomorrow: "Until tomorrow morning",
  finish: "Finish these units, then stop",
  finishHint: "Nothing new is begun",
  resume: "Continue now",
};

const fr = withFixedSpaces<RulesWords>({
  title: "Quand il peut travailler",
  about: "Vos règles pour cet appareil. Elles restent ici ; si la ville en connaît une, c’est écrit.",
  givesWay: "Céder la place",
  givesWayHint:
    "Si vous ou un autre programme avez besoin de la machine, il rend des cœurs en une seconde et revient plus tard.",
  battery: "Sur batterie",
  batteryHint: "Débranché, il se repose, pour que la batterie pleine soit à vous.",
  batteryUnknown: "Ce navigateur ne dit pas si l’appareil est branché.",
  batteryNever: "Se reposer",
  batteryAbove: (percent) => `Travailler au-dessus de ${percent} %`,
  metered: "Réseaux mobiles ou facturés au volume",
  meteredHint: "Sans cela, rien n’est envoyé ni reçu sur un réseau mobile ou en économie de données.",
  networkUnknown: "Ce navigateur ne dit pas sur quel genre de réseau il est.",
  screen: "Garder l’écran allumé",
  screenHint: "Tant qu’il est allumé et branché. Téléphones et tablettes arrêtent une page dont l’écran est éteint.",
  screenUnknown:
    "Tant qu’il est allumé, même sur batterie : ce navigateur ne dit pas s’il est branché. Téléphones et tablettes arrêtent une page dont l’écran est éteint.",
  data: "Données par jour",
  dataHint: (megabytes) => `${megabytes} utilisés aujourd’hui. À la limite, repos jusqu’à demain.`,
  dataOf: (megabytes) => `Au plus ${gigabytes(megabytes, "fr-CA", "Go", "Mo")}`,
  dataUnbounded: "Sans limite",
  program: "Taille d’un programme",
  programHint: "Les plus gros ne sont pas téléchargés ici. La ville connaît cette limite, pour en envoyer d’autres.",
  tariff: "Prix de l’électricité",
  tariffHint: "Ce que vous payez pour l’électricité. Cela reste sur cet appareil.",
  noTariff: "Le même à toute heure",
  power: "Heures de ce prix",
  powerRules: {
    always: "À tout prix",
    "not-peak": "Pas en période de pointe",
    cheapest: "Au prix le plus bas seulement",
  },
  priceNow: (band, cents) =>
    `En ce moment : ${band}, ${cents.replace(".", ",")} ¢ le kilowattheure, avant livraison, taxes et remises.`,
  noPriceNow:
    "Aucun prix de ces jours-ci n’est connu ici. En attendant que la ville l’inscrive, les dernières heures connues valent, et l’historique compte avec un prix supposé.",
  bands: BAND_WORDS.fr,
  hours: "Heures",
  hoursHint: "En dehors, chaque cœur est à vous seul.",
  anyHour: "À toute heure",
  nights: "La nuit, de 22 h à 7 h",
  outOfOffice: "Pas en semaine de 9 h à 17 h",
  ownHours: "Mes propres heures",
  grid: "Heures de la semaine",
  gridHint: "Appuyez sur une heure pour l’autoriser ou l’interdire. Les flèches déplacent, la barre d’espace change.",
  weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
  hour: (weekday, from, allowed) => `${weekday}, de ${from} h à ${from + 1} h, ${allowed ? "travail" : "repos"}`,
  pause: "Pause",
  pauseHour: "Pendant une heure",
  pauseTomorrow: "Jusqu’à demain matin",
  finish: "Finir ces unités, puis arrêter",
  finishHint: "Rien de nouveau ne commence",
  resume: "Reprendre maintenant",
});

const WORDS: Record<Language, RulesWords> = { en, fr };

export const rulesWordsIn = (language: Language): RulesWords => WORDS[language];
