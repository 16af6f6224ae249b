import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

export const HOW_SECTIONS = ["box", "check", "stop", "power", "privacy", "risks"] as const;
export type HowSection = (typeof HOW_SECTIONS)[number];

/** What the power section counts with, already in the reader's own numbers. */
export interface PowerFigures {
  wattsPerCore: number;
  kwhPrice: string;
  earned: string;
  power: string;
  kettleWh: number;
}

export interface HowWords {
  title: string;
  lead: (city: string) => string;
  back: string;
  /** To the page where readers try the box themselves. */
  trySandbox: string;
  sections: Record<HowSection, { title: string; text: (city: string, power: PowerFigures) => string[] }>;
}

const en: HowWords = {
  title: "How it works, and what could go wrong",
  lead: (city) => `What happens on your device when you light it up for ${city}, in plain words.`,
  back: "Back to the button",
  trySandbox: "Try to break the box in your own browser",
  sections: {
    box: {
      title: "The sealed box",
      text: () => [
        "Programs that customers bring run in a frame without an address of its own, served from another site than this page. It has no network, no storage and no way to see this page, your files or your other tabs.",
        "One worker of the browser serves one customer and is then thrown away. WebAssembly programs are rewritten first, so that each instruction is counted, memory has a ceiling and nothing can run on when it should stop.",
      ],
    },
    check: {
      title: "Checked answers",
      text: () => [
        "What a new device answers is always computed again by another household, and both must agree to the last bit. A household with a good record is checked by chance: some of its answers are computed again before any of them counts. Then your device is credited.",
        "Anonymous devices earn too. The credit waits with the device, in this browser, until an account claims it. Clearing this site’s data before that loses the device’s name, and with it the credit.",
      ],
    },
    stop: {
      title: "Stopping",
      text: () => [
        "Stop removes the box, which frees every core at once. What was unfinished goes back to the city and is computed elsewhere; you lose nothing but that unit’s credit.",
        "Under the button you say when it may work: hours of the week, with or without mains power, on which networks and with how much data a day. A pause has your cores back for an hour or until morning. These rules stay in your browser.",
        "A hidden tab goes on working. Phones and tablets pause pages in the background by themselves, so they help while the page is in front, and best on a charger.",
      ],
    },
    power: {
      title: "Power and credit",
      text: (_, { wattsPerCore, kwhPrice, earned, power, kettleWh }) => [
        `No browser can measure power. We assume ${wattsPerCore} W for a busy core: about 1 W on a phone, 4 W on a laptop, 10 W on a desktop. A kilowatt-hour counts as ${kwhPrice}, about what a home in Ontario pays, and boiling a litre of water as ${kettleWh} Wh.`,
        `With these numbers an hour of one core takes ${power} of power and earns up to ${earned}: that is for a core of our reference speed, kept busy. A slower core earns less in the hour, and an hour without work earns nothing.`,
      ],
    },
    privacy: {
      title: "What the city learns",
      text: () => [
        "Your device’s number, the kind of browser and system it has, how many cores, what it computed and when, and the network address it calls from, as with every web site.",
        "There is no tracking and no advertising, and nothing is loaded from other companies’ servers.",
      ],
    },
    risks: {
      title: "What could go wrong",
      text: () => [
        "Your device works harder: it may get warm, its fan may turn and its battery empties sooner. Lend fewer cores or a smaller share of each, or stop.",
        "The box is as strong as your browser. A flaw in the browser could let a hostile program out, as on any web page; keep it up to date. A JavaScript program that fills the memory can make the box crash; it is then replaced.",
      ],
    },
  },
};

const fr = withFixedSpaces<HowWords>({
  title: "Comment ça marche, et ce qui pourrait mal tourner",
  lead: (city) => `Ce qui se passe sur votre appareil quand vous l’allumez pour ${city}, en mots simples.`,
  back: "Retour au bouton",
  trySandbox: "Essayez de forcer la boîte dans votre propre navigateur",
  sections: {
    box: {
      title: "La boîte scellée",
      text: () => [
        "Les programmes des clients tournent dans un cadre sans adresse propre, servi par un autre site que cette page. Il n’a ni réseau, ni stockage, et aucun moyen de voir cette page, vos fichiers ou vos autres onglets.",
        "Un travailleur du navigateur sert un seul client, puis il est jeté. Les programmes WebAssembly sont d’abord réécrits : chaque instruction est comptée, la mémoire a un plafond et rien ne peut continuer quand il faut s’arrêter.",
      ],
    },
    check: {
      title: "Des réponses vérifiées",
      text: () => [
        "Ce que répond un nouvel appareil est toujours recalculé par un autre foyer, et les deux doivent concorder au bit près. Un foyer aux bons antécédents est vérifié au hasard : quelques-unes de ses réponses sont recalculées avant qu’aucune ne compte. Votre appareil est alors crédité.",
        "Les appareils anonymes gagnent aussi. Le crédit attend avec l’appareil, dans ce navigateur, qu’un compte le réclame. Effacer avant cela les données de ce site fait perdre le nom de l’appareil, et le crédit avec lui.",
      ],
    },
    stop: {
      title: "L’arrêt",
      text: () => [
        "Arrêter retire la boîte, ce qui libère aussitôt chaque cœur. Ce qui n’était pas fini retourne à la ville et est calculé ailleurs ; vous ne perdez que le crédit de cette unité.",
        "Sous le bouton, vous dites quand il peut travailler : à quelles heures de la semaine, sur batterie ou non, sur quels réseaux et avec combien de données par jour. Une pause vous rend vos cœurs pour une heure ou jusqu’au matin. Ces règles restent dans votre navigateur.",
        "Un onglet caché continue de travailler. Les téléphones et les tablettes mettent d’eux-mêmes en pause les pages en arrière-plan : ils aident quand la page est devant, et mieux encore sur le chargeur.",
      ],
    },
    power: {
      title: "Électricité et crédit",
      text: (_, { wattsPerCore, kwhPrice, earned, power, kettleWh }) => [
        `Aucun navigateur ne mesure l’électricité. Nous supposons ${wattsPerCore} W par cœur occupé : environ 1 W sur un téléphone, 4 W sur un portable, 10 W sur un ordinateur de bureau. Un kilowattheure compte pour ${kwhPrice}, à peu près ce que paie un foyer en Ontario, et faire bouillir un litre d’eau pour ${kettleWh} Wh.`,
        `Avec ces chiffres, une heure d’un cœur consomme ${power} d’électricité et rapporte jusqu’à ${earned} : c’est pour un cœur de notre vitesse de référence, toujours occupé. Un cœur plus lent gagne moins dans l’heure, et une heure sans travail ne rapporte rien.`,
      ],
    },
    privacy: {
      title: "Ce que la ville apprend",
      text: () => [
        "Le numéro de votre appareil, son genre de navigateur et de système, son nombre de cœurs, ce qu’il a calculé et quand, et l’adresse réseau d’où il appelle, comme pour tout site web.",
        "Pas de pistage, pas de publicité, et rien n’est chargé depuis les serveurs d’autres entreprises.",
      ],
    },
    risks: {
      title: "Ce qui pourrait mal tourner",
      text: () => [
        "Votre appareil travaille davantage : il peut chauffer, son ventilateur tourner et sa pile se vider plus vite. Prêtez moins de cœurs, ou une plus petite part de chacun, ou arrêtez.",
        "La boîte vaut ce que vaut votre navigateur. Une faille de celui-ci pourrait laisser sortir un programme hostile, comme sur toute page web ; tenez-le à jour. Un programme JavaScript qui remplit la mémoire peut faire planter la boîte ; elle est alors remplacée.",
      ],
    },
  },
});

const DICTIONARIES: Record<Language, HowWords> = { en, fr };

export const howWordsIn = (language: Language): HowWords => DICTIONARIES[language];
