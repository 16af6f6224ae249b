import type { TermsText } from "./terms";

/** The terms with which a city begins; later ones are written on its console. `{city}` is the city's name. */
export const FIRST_TERMS_TEXT: TermsText = [
  {
    en: {
      title: "What you agree to",
      text: "Lamplighter {city} computes jobs on devices that people lend to it. Whoever lends a device agrees to the first part, and whoever has an account to both.",
    },
    fr: {
      title: "À quoi vous consentez",
      text: "Lamplighter {city} effectue des calculs sur des appareils que des personnes lui prêtent. Qui prête un appareil consent à la première partie, et qui a un compte consent aux deux.",
    },
  },
  {
    en: {
      title: "Lending a device",
      text: "You lend only devices that are yours or that you may lend. While the page is open and the lamp is lit, programs of the city's customers run in a sealed box on it, within the limits that you set; they use power and data that you pay for. You may stop at any moment, without a reason. What a device earns is credited to its household for work that others' devices confirmed; the city may take back credit for answers that turn out to be wrong. You do not change what your device computes: a device that gives wrong answers is shut out.",
    },
    fr: {
      title: "Prêter un appareil",
      text: "Vous ne prêtez que des appareils qui sont à vous ou que vous avez le droit de prêter. Tant que la page est ouverte et la lampe allumée, des programmes des clients de la ville y tournent dans une boîte scellée, dans les limites que vous fixez ; ils consomment de l’électricité et des données que vous payez. Vous pouvez arrêter à tout moment, sans motif. Ce qu’un appareil gagne est porté au crédit de son foyer pour le travail que les appareils d’autres ont confirmé ; la ville peut reprendre le crédit de réponses qui se révèlent fausses. Vous ne modifiez pas ce que calcule votre appareil\u00a0: un appareil qui donne de fausses réponses est exclu.",
    },
  },
  {
    en: {
      title: "Having jobs computed",
      text: "Your programs must be lawful, and must not try to leave their box, to harm the devices or their owners, or to find out whose they are. You may submit only data that may be computed on other people's devices: each device sees the units that it is given. Jobs are charged to your balance as they are computed, up to the budget that you set. The city checks results as each job says, and does not promise that they are free of errors or ready by a certain time.",
    },
    fr: {
      title: "Faire effectuer des calculs",
      text: "Vos programmes doivent être licites et ne doivent pas tenter de sortir de leur boîte, de nuire aux appareils ou à leurs propriétaires, ni de découvrir à qui ils sont. Vous ne soumettez que des données qui peuvent être traitées sur les appareils d’autres personnes\u00a0: chaque appareil voit les unités qu’il reçoit. Les calculs sont facturés à votre solde à mesure qu’ils se font, jusqu’au budget que vous fixez. La ville vérifie les résultats comme chaque calcul le dit, et ne promet pas qu’ils sont sans erreur ni prêts à une heure donnée.",
    },
  },
  {
    en: {
      title: "Your account",
      text: "Keep your password and keys to yourself. The city may stop jobs, and end an account or a device, if these terms are broken; whoever it concerns is told why. You may take your data with you and delete your account at any time: your balance then goes back to the city, and what your devices earned can no longer be claimed.",
    },
    fr: {
      title: "Votre compte",
      text: "Gardez pour vous votre mot de passe et vos clés. La ville peut arrêter des calculs et mettre fin à un compte ou à un appareil si ces conditions ne sont pas respectées ; la personne concernée en apprend la raison. Vous pouvez emporter vos données et supprimer votre compte à tout moment\u00a0: votre solde revient alors à la ville, et plus personne ne peut prétendre à ce que vos appareils ont gagné.",
    },
  },
  {
    en: {
      title: "When these terms change",
      text: "A new version has its own date, and you are asked again before it holds for you. What is stored about you is on the page about privacy.",
    },
    fr: {
      title: "Quand ces conditions changent",
      text: "Une nouvelle version porte sa propre date, et l’on vous redemande votre accord avant qu’elle ne vaille pour vous. Ce qui est conservé à votre sujet est décrit à la page sur la confidentialité.",
    },
  },
];
