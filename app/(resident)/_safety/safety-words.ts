import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";
import type { AttemptGroup } from "./escape-attempts";

export interface SafetyWords {
  title: string;
  lead: string;
  back: string;
  start: string;
  again: string;
  stop: string;
  /** Before anything was tried. */
  promise: string;
  running: (done: number, of: number) => string;
  allHeld: (of: number) => string;
  someOpen: (open: number) => string;
  someOpenMore: string;
  stopped: (done: number) => string;
  trouble: string;
  states: { waiting: string; running: string; held: string; open: string };
  progress: string;
  heldPart: string;
  openPart: string;
  groups: Record<AttemptGroup, { title: string; about: string }>;
  /** What only the suite tries. */
  left: { title: string; text: string; kinds: string[]; command: string; commandLabel: string };
}

const en: SafetyWords = {
  title: "Try to break the box",
  lead: "Other people’s programs run on your device in a sealed box. Here are programs that try to get out of it. Run them in your own browser and watch each one fail.",
  back: "Back to the button",
  start: "Try every escape",
  again: "Try them all again",
  stop: "Stop",
  promise:
    "It takes about half a minute. No account is needed, nothing is sent anywhere, and nothing stays on your device. It is the same box that donations run in.",
  running: (done, of) => `${done} of ${of} tried so far.`,
  allHeld: (of) => `All ${of} attempts failed. Nothing left the box.`,
  someOpen: (open) =>
    open === 1 ? "One attempt did not end as it should." : `${open} attempts did not end as they should.`,
  someOpenMore:
    "It is marked below. Please do not donate with this browser for now, and tell the people who run Lamplighter in your city; browser extensions can be a cause.",
  stopped: (done) => `Stopped after ${done}. Nothing is running any more.`,
  trouble:
    "The box could not be opened. What is marked as not tried did not run either. Reload the page, or allow frames if an extension blocks them.",
  states: { waiting: "not tried yet", running: "trying", held: "failed, as it should", open: "not held" },
  progress: "Escapes tried",
  heldPart: "failed, as they should",
  openPart: "not held",
  groups: {
    network: { title: "Reaching the network", about: "A program could send what it learns to somebody else." },
    storage: {
      title: "Keeping things on your device",
      about: "It could read what other pages kept, or leave something behind.",
    },
    channels: {
      title: "Talking past the hatch",
      about: "It could speak to this page, to other tabs or to another customer’s program.",
    },
    harness: {
      title: "Taking over the code around it",
      about: "It could turn the code that hands it work against you, or find out who you are.",
    },
    prompts: {
      title: "Bothering you",
      about: "It could open windows, ask for your camera or location, or take you to another page.",
    },
    endless: {
      title: "Never ending, and filling up",
      about: "It could occupy a core forever or flood the page. Each of these is stopped from outside.",
    },
  },
  left: {
    title: "What is not tried here",
    text: "Some attempts would hold up your device for minutes, or need a second customer or a second household. They run in the project’s own tests, in real browsers, with servers next to them that count every packet that gets out: the count has to be zero.",
    kinds: [
      "Filling the memory until the box crashes: after three such crashes no other device gets the program.",
      "Built-in functions and WebAssembly that loop for hours: removed together with their box.",
      "Reading what another customer’s program left on the same device.",
      "WebAssembly modules that are not what they seem, and files outside their own folder.",
    ],
    command: "Anybody can run them:",
    commandLabel: "In a copy of the project",
  },
};

const fr = withFixedSpaces<SafetyWords>({
  title: "Essayez de forcer la boîte",
  lead: "Les programmes des autres tournent sur votre appareil dans une boîte scellée. Voici des programmes qui tentent d’en sortir. Lancez-les dans votre propre navigateur et voyez chacun échouer.",
  back: "Retour au bouton",
  start: "Essayer toutes les évasions",
  again: "Tout essayer de nouveau",
  stop: "Arrêter",
  promise:
    "Cela prend environ une demi-minute. Aucun compte n’est nécessaire, rien n’est envoyé nulle part et rien ne reste sur votre appareil. C’est la même boîte que celle des dons.",
  running: (done, of) => `${done} essais sur ${of} jusqu’ici.`,
  allHeld: (of) => `Les ${of} essais ont échoué. Rien n’est sorti de la boîte.`,
  someOpen: (open) =>
    open === 1
      ? "Un essai ne s’est pas terminé comme il le devait."
      : `${open} essais ne se sont pas terminés comme ils le devaient.`,
  someOpenMore:
    "C’est indiqué ci-dessous. Ne donnez pas avec ce navigateur pour l’instant et prévenez les responsables de Lamplighter dans votre ville ; une extension peut en être la cause.",
  stopped: (done) => `Arrêté après ${done}. Plus rien ne tourne.`,
  trouble:
    "La boîte ne s’est pas ouverte. Ce qui est marqué comme pas encore essayé n’a pas tourné non plus. Rechargez la page, ou autorisez les cadres si une extension les bloque.",
  states: { waiting: "pas encore essayé", running: "en cours", held: "échec, comme il se doit", open: "pas retenu" },
  progress: "Évasions essayées",
  heldPart: "en échec, comme il se doit",
  openPart: "pas retenues",
  groups: {
    network: { title: "Atteindre le réseau", about: "Un programme pourrait envoyer ailleurs ce qu’il apprend." },
    storage: {
      title: "Garder des choses sur votre appareil",
      about: "Il pourrait lire ce que d’autres pages conservent, ou laisser une trace.",
    },
    channels: {
      title: "Parler en dehors du guichet",
      about: "Il pourrait parler à cette page, à d’autres onglets ou au programme d’un autre client.",
    },
    harness: {
      title: "S’emparer du code qui l’entoure",
      about: "Il pourrait retourner contre vous le code qui lui remet son travail, ou découvrir qui vous êtes.",
    },
    prompts: {
      title: "Vous importuner",
      about: "Il pourrait ouvrir des fenêtres, demander votre caméra ou votre position, ou vous mener ailleurs.",
    },
    endless: {
      title: "Ne jamais finir, et tout remplir",
      about: "Il pourrait garder un cœur pour toujours ou noyer la page. Chacun est arrêté de l’extérieur.",
    },
  },
  left: {
    title: "Ce qui n’est pas essayé ici",
    text: "Certains essais retiendraient votre appareil pendant des minutes, ou demandent un second client ou un second foyer. Ils tournent dans les tests du projet, dans de vrais navigateurs, avec des serveurs qui comptent chaque paquet qui sort : le compte doit être zéro.",
    kinds: [
      "Remplir la mémoire jusqu’à la mort de la boîte : après trois fois, plus aucun appareil ne reçoit le programme.",
      "Des fonctions du navigateur et du WebAssembly qui tournent des heures : retirés avec leur boîte.",
      "Lire ce que le programme d’un autre client a laissé sur le même appareil.",
      "Des modules WebAssembly qui ne sont pas ce qu’ils paraissent, et des fichiers hors de leur dossier.",
    ],
    command: "Tout le monde peut les lancer :",
    commandLabel: "Dans une copie du projet",
  },
});

const DICTIONARIES: Record<Language, SafetyWords> = { en, fr };

export const safetyWordsIn = (language: Language): SafetyWords => DICTIONARIES[language];
