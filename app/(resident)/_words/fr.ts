import { FIXED, frenchNumbers, withFrenchMarks } from "#app/_language/french-numbers.ts";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Unsupported } from "#workers/contract/donation-state";
import type { KettleComparison } from "../_donation/energy";
import { rounded, type Words } from "./en";
import { restWordsInFrench } from "./rest-words";
import type { StateWords } from "./sentence";

const { count, countOf, money, duration } = frenchNumbers;
const wattHours = (wh: number) =>
  withFrenchMarks(wh >= 1_000 ? `${(wh / 1_000).toFixed(1)}${FIXED}kWh` : `${rounded(wh)}${FIXED}Wh`);

function naming(jobs: readonly string[]): string {
  const [first = "la ville", second, ...rest] = jobs;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} et ${second}` : `${first} et ${rest.length + 1} autres`;
}

function coresBack(slots: number, lent: number): string {
  if (slots === 1) return "son cœur vous est rendu";
  if (lent === 0) return slots === 2 ? "les deux cœurs vous sont rendus" : `les ${slots} cœurs vous sont rendus`;
  const back = slots - lent;
  return back === 1 ? `un cœur sur ${slots} vous est rendu` : `${back} cœurs sur ${slots} vous sont rendus`;
}

const unsupported: Record<Unsupported, string> = {
  insecure:
    "Ouvrez cette page par son adresse https (ou comme localhost) : ailleurs, le navigateur ne garde pas les résultats en sûreté.",
  "old-browser":
    "Ce navigateur est trop ancien pour calculer des unités. Tout Chrome, Edge, Firefox ou Safari récent en est capable.",
  "nothing-kept":
    "Il ne garde aucune donnée pour ce site ; les résultats ne pourraient donc pas attendre le réseau. Permettez à ce site de conserver des données, puis rechargez la page.",
  broken: "La page n’a pas pu charger le calcul, ou il s’est interrompu. Rechargez-la.",
};

const truth: StateWords = {
  opening: () => ({ line: "Rien ne tourne encore sur cet appareil." }),
  off: (_, city) => ({
    line: "Rien ne tourne.",
    more: `Une touche, et cet appareil s’allume pour ${city}. Rien à installer, pas de compte ; le même bouton l’arrête.`,
  }),
  finishing: ({ results }) => ({
    line: "Arrêté. Vos cœurs sont de nouveau à vous.",
    more:
      results < 2
        ? "Le dernier résultat est en route vers la ville."
        : `Les ${count(results)} derniers résultats sont en route vers la ville.`,
  }),
  offline: () => ({
    line: "Cet appareil est hors ligne.",
    more: "Ce qu’il a terminé est gardé ici. Il reprend de lui-même quand le réseau revient.",
  }),
  connecting: (_, city) => ({
    line: `Appel à ${city}…`,
    more: "La première unité démarre d’habitude en moins de cinq secondes.",
  }),
  reconnecting: (_, city) => ({
    line: `${city} ne répond pas pour le moment.`,
    more: "Rien n’est perdu. Votre appareil garde ses résultats et réessaie de lui-même.",
  }),
  crowded: (_, city) => ({
    line: "Beaucoup de nouveaux appareils sont arrivés par votre réseau en une heure.",
    more: `${city} n’en accepte qu’un certain nombre, pour que personne ne se fasse passer pour une foule. Le vôtre réessaie de lui-même, inutile de recharger la page.`,
  }),
  "no-sandbox": () => ({
    line: "La boîte scellée où tournent les programmes ne s’est pas ouverte.",
    more: "Rien ne tourne donc ici. Votre appareil réessaie de lui-même ; si une extension bloque les cadres, autorisez cette page.",
  }),
  looking: () => ({ line: "Connecté. Les prochaines unités arrivent." }),
  "no-work": () => ({
    line: "Pas de travail pour le moment.",
    more: "Votre appareil est prêt et commencera de lui-même.",
  }),
  "all-jobs-at-their-dial": () => ({
    line: "Chaque calcul a tous les cœurs qu’il a demandés.",
    more: "Votre appareil est le prochain et commencera de lui-même.",
  }),
  "already-helped": () => ({
    line: "Votre foyer a fait sa part de chaque calcul.",
    more: "D’autres foyers vérifient maintenant les réponses. La suite commencera d’elle-même.",
  }),
  "device-limited": (_, city) => ({
    line: "La ville a mis cet appareil de côté.",
    more: `Ses réponses différaient de celles des autres, ou un responsable l’a limité. Demandez aux personnes qui gèrent Lamplighter à ${city}.`,
  }),
  "engine-holds-no-scripts": () => ({
    line: "Seuls des calculs en JavaScript attendent, et ce navigateur ne sait pas retenir tous les scripts.",
    more: "Il n’en reçoit donc pas : votre appareil passe avant tout. Les calculs en WebAssembly commenceront d’eux-mêmes ; Chrome et Edge acceptent les deux.",
  }),
  "crashed-its-sandbox": () => ({
    line: "Le programme qui attend a brisé sa boîte scellée sur cet appareil.",
    more: "Il ne reviendra donc pas. Rien d’autre n’a été touché, et un autre calcul commencera de lui-même.",
  }),
  unwanted: () => ({
    line: "Rien n’attend de ce que vous voulez soutenir.",
    more: "D’autres calculs commenceront d’eux-mêmes. Vous choisissez ci-dessous ce que vous voulez.",
  }),
  "too-big-a-program": () => ({
    line: "Les programmes en attente sont plus gros que ce que vous permettez.",
    more: "Aucun n’a donc été téléchargé. Les plus petits commenceront d’eux-mêmes, ou permettez davantage ci-dessous.",
  }),
  "offers-nothing": () => ({
    line: "Cet appareil n’offre aucun cœur.",
    more: "Choisissez-en au moins un ci-dessous et il commencera de lui-même.",
  }),
  resting: ({ why }) => restWordsInFrench(why),
  "machine-busy": ({ jobs, slots, lent }) => ({
    line: `Votre machine est occupée : ${coresBack(slots, lent)}.`,
    more:
      lent === 0 || jobs.length === 0
        ? "Le calcul commencé attend sans se perdre. Il reprendra de lui-même au retour du calme."
        : `Le reste calcule pour ${naming(jobs)}. Ce qui était commencé chez vous attend et reprendra au retour du calme.`,
  }),
  full: () => ({
    line: "La place des résultats terminés est pleine.",
    more: "Rien de nouveau ne commence donc ici. Rien n’est perdu : l’appareil reprendra de lui-même dès que la ville en aura pris.",
  }),
  "stopping-soon": ({ jobs }) => ({
    line: `Dernières unités de ${naming(jobs)}.`,
    more: "Rien de nouveau ne commence. Chaque cœur qui a terminé est déjà à vous.",
  }),
  "stopped-by-city": ({ reason }) => ({
    line: "La ville a suspendu tout le travail.",
    more: reason ? `Elle dit : ${reason}` : "Votre appareil est prêt et reprendra de lui-même.",
  }),
  working: ({ jobs, units }) => ({
    line: `Au travail pour ${naming(jobs)}`,
    count: `${countOf(units, "unité")} aujourd’hui`,
  }),
  "working-alone": ({ jobs }) => ({
    line: `Toujours au travail pour ${naming(jobs)}, sans le réseau.`,
    more: "Les résultats terminés attendent ici que la ville réponde de nouveau.",
  }),
  "too-old": () => ({
    line: "Il y a une version plus récente de cette page.",
    more: "Rechargez-la pour continuer. Rien n’est perdu.",
  }),
  removed: () => ({
    line: "Cet appareil a été retiré de son foyer.",
    more: "Quelqu’un du foyer l’a fait, depuis le compte. Ce que l’appareil a gagné reste au foyer. Pour continuer, recommencez comme un nouvel appareil ; vous pourrez ensuite le réclamer pour un compte.",
  }),
  "other-tab": () => ({
    line: "Un autre onglet de ce navigateur est allumé.",
    more: "Un seul onglet suffit pour tous vos cœurs. Celui-ci prendra le relais quand l’autre sera fermé.",
  }),
  unsupported: ({ why }) => ({ line: "Ce navigateur ne peut pas travailler ici.", more: unsupported[why] }),
};

function compared(comparison: KettleComparison): string {
  switch (comparison.kind) {
    case "nothing":
      return "moins qu’une bouilloire en une seconde";
    case "seconds":
      return `comme une bouilloire pendant ${duration(comparison.seconds * 1_000)}`;
    case "boils":
      return `comme faire bouillir une bouilloire ${withFrenchMarks(String(comparison.boils))} fois`;
    default:
      throw new Error(`Unhandled comparison: ${comparison satisfies never}`);
  }
}

export const fr = withFixedSpaces<Words>({
  tag: "fr-CA",
  truth,
  number: {
    count,
    money,
    duration,
    megabytes: (bytes) => `${count(Math.ceil(bytes / 2 ** 20))}${FIXED}Mo`,
    wattHours,
  },
  page: {
    title: (city) => `Allumez ${city}`,
    description: (city) => `Prêtez à ${city} les cœurs que votre appareil n’utilise pas. Un bouton, rien à installer.`,
    heading: (city) => `${city} : des ordinateurs au repos qui n’en font qu’un`,
    noScript:
      "Prêter des cœurs demande JavaScript et WebAssembly, car le travail se fait dans ce navigateur. Activez JavaScript pour ce site et rechargez la page.",
  },
  house: {
    describe: (lit, offered, cores) =>
      `Une maison de ${countOf(cores, "fenêtre")}, une par cœur : ${count(offered)} prêtées, ${count(lit)} allumées.`,
  },
  results: {
    held: (results: number) =>
      `${countOf(results, "résultat attend", "résultats attendent")} sur cet appareil, car le calcul est à l’arrêt. L’envoi se fera quand il reprendra.`,
    notKept:
      "Ce navigateur ne garde aucune donnée ; les résultats en route ne survivraient donc pas à un rechargement de la page.",
    turnedAway: {
      "job-over": (results: number) =>
        `${countOf(results, "résultat est arrivé", "résultats sont arrivés")} après la fin du calcul ; la ville n’en avait plus besoin.`,
      unproven: (results: number) =>
        `${countOf(results, "résultat n’a pu être rattaché", "résultats n’ont pu être rattachés")} à un travail confié par la ville.`,
      "device-limited": (results: number) =>
        `${countOf(results, "résultat n’a pas compté", "résultats n’ont pas compté")}, car la ville a mis cet appareil à l’écart.`,
      "too-old": (results: number) =>
        `${countOf(results, "résultat a été effacé", "résultats ont été effacés")} après une semaine d’attente, car le calcul n’a pas repris.`,
      "no-room": (results: number) =>
        `${countOf(results, "résultat a été effacé", "résultats ont été effacés")}, car il en attendait plus que cet appareil n’en garde.`,
    },
  },
  button: { lightUp: "Allumer", stop: "Arrêter", reload: "Recharger", again: "Recommencer" },
  settings: {
    title: "Ce que vous prêtez",
    cores: "Cœurs",
    coresText: (slots, cores) => `${slots} sur ${cores}`,
    coresHint: "Les fenêtres aux volets clos restent à vous seul.",
    coresLimited: (slots) => `Votre foyer limite cet appareil à ${countOf(slots, "cœur")}.`,
    share: "Part de chaque cœur",
    shareText: (percent) => `${percent}${FIXED}%`,
    shareHint: "Moins, c’est plus frais et plus silencieux. Le reste du temps, le cœur se repose.",
    shareLimited: (percent) => `Votre foyer limite cet appareil à ${percent}${FIXED}% de chacun.`,
  },
  running: {
    title: "Ce qui tourne ici",
    quiet: "Aucune unité ne tourne. Dès qu’il y en aura une, vous verrez ici ce que c’est, pour qui et pourquoi.",
    forWhom: (customer) => `Pour ${customer}`,
    core: (slot) => `Cœur ${slot + 1}`,
    since: (ms) => (ms < 60_000 ? `${Math.floor(ms / 1_000)} s` : duration(ms)),
    unit: (unit) => `unité ${count(unit)}`,
    between: "va chercher l’unité suivante",
    refuse: (name: string) => `Ne pas travailler pour ${name}`,
    held: "en attente : votre machine est occupée",
    recent: "Vient de finir",
    lost: "rendue",
    silent: "terminée sans rien afficher",
    failed: {
      exit: (code) => `terminée avec le code de sortie ${code}`,
      error: (text) => (text === "" ? "terminée par une erreur" : `terminée par une erreur : ${text}`),
      trap: "plantée dans sa boîte",
      fuel: "arrêtée à sa limite de calcul",
      time: "arrêtée à sa limite de temps",
      output: "arrêtée à sa limite de sortie",
      memory: "arrêtée à sa limite de mémoire",
    },
    tile: "un carreau de l’image",
    picture: (name) => `L’image de ${name}, à mesure que ses carreaux arrivent de toute la ville`,
    pictureNote: "Encadrés de lumière : les carreaux que vos cœurs peignent en ce moment.",
  },
  earned: {
    title: "Gagné et consommé",
    units: "Unités aujourd’hui",
    unitsEver: (units) => `${count(units)} vérifiées et acceptées en tout`,
    credit: "Crédit",
    creditToday: (nanos) => `dont ${money(nanos)} aujourd’hui`,
    creditWaits: "Versé quand un résultat est confirmé",
    power: "Électricité du jour, au plus",
    powerCost: (nanos, comparison) => `${money(nanos)} d’électricité, ${compared(comparison)}`,
    noPower: "Aucun cœur n’a travaillé aujourd’hui",
    balance: (earned, power) =>
      `Une heure d’un cœur rapporte jusqu’à ${money(earned)} et consomme environ ${money(power)} d’électricité.`,
    assumption: (watts, nanosPerKwh) =>
      `Estimation : ${watts}${FIXED}W par cœur occupé, ${money(nanosPerKwh)} par kWh.`,
    howReckoned: "Comment c’est calculé",
    month: "Ce qu’un mois rapportera sans doute",
  },
  keep: {
    title: "Gardez ce crédit",
    anonymous: "Aucun compte n’est nécessaire pour aider. Ce que gagne cet appareil attend le compte qui le réclamera.",
    signUp: "Créer un compte",
    signIn: "Se connecter",
    signedIn: (name) =>
      `Vous êtes connecté sous le nom de ${name}. Réclamez cet appareil, et ce qu’il gagne est à vous.`,
    claim: "Réclamer cet appareil",
    claiming: "Un instant",
    claimed: (household) => `Cet appareil gagne pour ${household}.`,
    devices: "Mes appareils",
    justClaimed: (nanos) => `C’est fait. Cet appareil est à vous, avec ${money(nanos)} de crédit.`,
    notYet: "Allumez d’abord une fois : la ville donne alors un nom à l’appareil.",
    unreachable: "La ville n’a pas été jointe, rien n’a donc changé. Vérifiez la connexion et réessayez.",
    elsewhere: "Cet appareil appartient déjà à un autre foyer, qui garde son crédit.",
    signInAgain: "Vous n’êtes plus connecté, rien n’a donc changé. Reconnectez-vous, puis réclamez l’appareil.",
    refused: "La ville n’a pas accepté cette demande, rien n’a donc changé. Rechargez la page et réessayez.",
  },
  how: {
    title: "Comment ça marche",
    sealed:
      "Les programmes tournent dans une boîte scellée de cette page : ils ne peuvent ni lire vos fichiers, ni utiliser votre réseau, ni voir ce que vous faites d’autre.",
    checked:
      "Aucun appareil n’est cru sur parole : d’autres foyers refont le calcul, et les réponses doivent concorder au bit près.",
    yours: "Arrêter libère aussitôt chaque cœur, et fermer l’onglet fait tout aussi bien.",
    more: "Comment ça marche, et ce qui pourrait mal tourner",
    safety: "Essayez vous-même de forcer la boîte",
    city: "Ce que la ville a calculé",
    boards: "Qui a le plus calculé",
    run: "Du travail pour la ville ? Lancez un calcul",
    prices: "Ce que coûte un calcul",
  },
});
