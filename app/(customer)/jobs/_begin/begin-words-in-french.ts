import { FIXED, frenchNumbers } from "#app/_language/french-numbers.ts";
import type { BeginWords } from "./begin-words";

const { count } = frenchNumbers;

export const beginWordsInFrench: BeginWords = {
  tag: "fr-CA",
  count,
  back: "Page d’accueil",
  title: (city) => `Faites calculer les ordinateurs inoccupés de ${city}`,
  lead: (city) =>
    `Votre programme s’exécute une fois pour chacune de vos données, sur des centaines d’appareils à la fois, et les gens de ${city} en sont payés. Vous fixez le budget ; chaque résultat est vérifié avant que vous le payiez.`,
  begin: "Commencer",
  signIn: "Se connecter",
  gift: (gift) => `Un nouveau compte reçoit ${gift} pour essayer la ville.`,
  now: {
    title: "La ville en ce moment",
    devices: (devices) => (devices < 2 ? "appareil est connecté" : "appareils sont connectés"),
    cores: (cores) => (cores < 2 ? "cœur calcule" : "cœurs calculent"),
    units: (units) => (units < 2 ? "unité par seconde" : "unités par seconde"),
    about: "En ce moment même ; les chiffres suivent tant que vous regardez.",
    stopped: "Pour l’instant, un admin a arrêté tout le travail.",
  },
  sample: {
    title: "Essayez tout de suite",
    about:
      "Tout se passe dans votre navigateur, dans l’espace clos que chaque appareil de la ville utilise. Sans compte, et rien n’est envoyé.",
    choose: "Que faut-il calculer?",
    names: { picture: "Une image, ligne par ligne", number: "La plus longue suite de Syracuse" },
    comments: {
      picture: "Une unité est une ligne : combien de temps chaque point reste-t-il proche ?",
      number: "Quel nombre de l’intervalle prend le plus d’étapes jusqu’à 1 ?",
    },
    program: "Le programme",
    run: "Lancer",
    again: "Relancer",
    stop: "Arrêter",
    idle: (units) => `${count(units)} unités, une par donnée. Changez le programme à votre guise.`,
    done: (done, of) => `${count(done)} unités sur ${count(of)} calculées sur cet appareil`,
    picture: "L’image que dessinent les unités",
    values: "La donnée et la réponse de chaque unité",
    goOn: "Lancer dans la ville",
    goOnAbout: "Inscrivez-vous : le programme et ses données seront déjà dans le formulaire.",
  },
  steps: {
    title: "D’un programme à des résultats vérifiés",
    list: [
      {
        title: "Apportez un programme et ses données",
        text: "Écrivez une fonction sur la page, ou déposez un fichier. Chaque ligne, fichier, rangée ou nombre d’un intervalle devient une unité.",
      },
      {
        title: "Voyez-le tourner, et ce qu’il coûtera",
        text: "Les premières unités tournent gratuitement dans votre navigateur, puis vient une estimation. Vous fixez ensuite un budget qui n’est jamais dépassé.",
      },
      {
        title: "Réglez le débit",
        text: "D’un cœur à tous ceux qui sont libres, et retour à zéro en moins d’une seconde. Les résultats arrivent sous vos yeux ; un seul fichier les contient tous.",
      },
    ],
  },
  languages: {
    title: "Ce qui tourne",
    list: [
      { name: "Python", text: "Un script ou une fonction, avec ses modules et ses paquets en Python pur." },
      { name: "JavaScript", text: "Un module avec une fonction. Regroupez-y vos bibliothèques." },
      {
        name: "WebAssembly",
        text: "C, C++, Rust, Go, Zig, AssemblyScript et tout ce qui se compile en commande WASI.",
      },
    ],
    more: "Les mêmes bits sortent de tous les navigateurs et de tous les processeurs : c’est ainsi que deux téléphones vérifient un serveur.",
  },
  checked: {
    title: "Comment les résultats sont vérifiés",
    text: "Chaque unité est calculée dans plus d’un foyer, jusqu’à ce que les réponses concordent au bit près. Les appareils qui ont longtemps répondu juste sont vérifiés par sondage, ce qui coûte moins. Vous choisissez, pour chaque calcul.",
    more: "Les trois façons, et ce que chacune coûte",
  },
  safe: {
    title: "Où vont vos données",
    text: `Vers les appareils qui les calculent, et nulle part ailleurs. Un programme ne voit ni le réseau, ni une autre unité, ni rien de l’appareil où il tourne. N’envoyez pas ce qu’un inconnu ne doit pas voir${FIXED}: le propriétaire d’un appareil pourrait regarder.`,
    more: "Essayez de sortir de l’espace clos",
  },
  docs: "Lire la documentation (en anglais)",
  prices: "Tous les prix, comparés à AWS",
};
