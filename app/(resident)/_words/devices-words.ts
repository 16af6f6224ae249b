import { FIXED, frenchNumbers } from "#app/_language/french-numbers.ts";
import { formatAgo } from "#app/_ui/format/format-ago.ts";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import type { DeviceReport } from "#protocol/devices/device-report";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

type Doing = DeviceReport["doing"];
type Idle = NonNullable<Extract<Doing, { kind: "waiting" }>["idle"]>;
type Why = Extract<Doing, { kind: "resting" }>["why"];
type PlainKind = Exclude<Doing["kind"], "waiting" | "resting" | "working">;

/** What the page of a household's devices says. Moments are told by `until`. */
export interface DevicesWords {
  title: string;
  lead: string;
  back: string;
  add: string;
  people: string;
  of: (person: string) => string;
  rulesOfOthers: string;
  none: string;
  away: string;
  kind: (label: string, cores: number) => string;
  ago: (at: number, now: number) => string;
  states: Record<"working" | "waiting" | "resting" | "paused" | "off" | "away", string>;
  /** Facts of this moment. */
  notConnected: string;
  working: (lent: number, given: number) => string;
  waiting: string;
  idle: Record<Idle, string>;
  plain: Record<PlainKind, string>;
  resting: (why: Why, until: (at: number) => string) => string;
  byHousehold: string;
  pausedUntil: (moment: string | null) => string;
  pauseWaits: string;
  lifted: (moment: string) => string;
  seen: string;
  earned: string;
  agreed: string;
  rename: string;
  name: string;
  nameHint: string;
  save: string;
  cancel: string;
  pause: string;
  pauseHour: string;
  pauseTomorrow: string;
  pauseOpen: string;
  goOn: string;
  limits: string;
  limitsNone: string;
  limitsAside: (cores: number | null, percent: number | null) => string;
  cores: string;
  coresText: (max: number, cores: number) => string;
  coresHint: string;
  share: string;
  shareText: (percent: number) => string;
  rules: string;
  rulesShared: string;
  rulesOwn: string;
  ownSwitch: string;
  ownSwitchHint: string;
  household: string;
  householdAbout: string;
  battery: string;
  batteryHint: string;
  asOnDevice: string;
  metered: string;
  meteredHint: string;
  data: string;
  dataHint: string;
  tariffHint: string;
  saved: string;
  remove: string;
  removeTitle: string;
  removeAbout: (device: string) => string;
  removeConfirm: string;
  keep: string;
  refusals: Record<"gone" | "invalid" | "tooMany" | "signedOut" | "unreachable", string>;
}

const en: DevicesWords = {
  title: "My devices",
  lead: "Everything that computes for you, wherever you are. What you choose here can only make a device give less, never more than the person at it chose.",
  back: "Back to the donation",
  add: "Add a device",
  people: "People",
  of: (person) => `of ${person}`,
  rulesOfOthers: "Whoever runs your household sets the rules for all of its devices.",
  none: "No device is yours yet. Open the donation page on one and claim it there, or add it by its code.",
  away: "The city cannot be reached right now, so this may be out of date. It is read again by itself.",
  kind: (label, cores) => `${label}, ${formatCountOf(cores, "core")}`,
  ago: formatAgo,
  states: {
    working: "Working",
    waiting: "Waiting",
    resting: "Resting",
    paused: "Paused",
    off: "Off",
    away: "Not connected",
  },
  notConnected: "It is not connected. What you choose here holds as soon as it is.",
  working: (lent, given) =>
    lent === given
      ? `It works with ${formatCountOf(lent, "core")}.`
      : `It works with ${lent} of ${formatCountOf(given, "core")}: its machine is busy.`,
  waiting: "It is connected and waits for its next units.",
  idle: {
    "no-work": "There is no work right now.",
    "all-jobs-at-their-dial": "Every job has as many cores as it asked for; this device is next in line.",
    "already-helped": "Your household has done its share of every job; others check the answers now.",
    "device-limited": "The city has set this device aside. Ask the people who run it.",
    "engine-holds-no-scripts": "Only JavaScript jobs are waiting, and its browser cannot stop every script.",
    "crashed-its-sandbox": "The program that is waiting broke its sealed box on this device, so it will not come back.",
    "too-big-a-program": "The programs that are waiting are larger than allowed on it.",
    unwanted: "Nothing is waiting that its rules want to work for.",
    "offers-nothing": "It offers no core.",
  },
  plain: {
    off: "It is not lit. It starts only by the button on its own page.",
    preparing: "It is getting ready.",
    "no-sandbox": "Its sealed box for programs did not open; it tries again by itself.",
    full: "Its room for finished results is full; it continues once the city has taken some.",
    "stopped-by-city": "The city has paused all work.",
  },
  resting: (why, until) => {
    switch (why.kind) {
      case "paused":
        return `Paused on the device itself, until ${until(why.until)}`;
      case "paused-remotely":
        return why.until === null
          ? "Paused from here, until somebody ends it"
          : `Paused from here, until ${until(why.until)}`;
      case "quiet-hours":
        return why.until === null
          ? "Its hours allow no work at all"
          : `These hours are kept free, until ${until(why.until)}`;
      case "dear-power":
        return why.until === null ? "Power is dear now" : `Power is dear until ${until(why.until)}`;
      case "on-battery":
        return "It is on battery";
      case "low-battery":
        return `Its battery is at ${why.percent} %; it continues above ${why.above} %, or when plugged in`;
      case "hidden-on-battery":
        return "It is on battery, and its page is out of sight";
      case "metered":
        return "Its network is mobile or metered";
      case "data-used":
        return `The day’s ${why.mib.toLocaleString("en-CA")} MB are used up; it continues tomorrow`;
      case "about-to-continue":
        return "It continues in a few seconds";
      default:
        throw new Error(`Unhandled reason: ${why satisfies never}`);
    }
  },
  byHousehold: "By a rule from this page.",
  pausedUntil: (moment) =>
    moment === null ? "You paused it, until somebody ends that" : `You paused it until ${moment}`,
  pauseWaits: "It pauses as soon as it is connected.",
  lifted: (moment) => `Somebody at the device ended your pause, ${moment}`,
  seen: "Last seen",
  earned: "Earned",
  agreed: "Units agreed",
  rename: "Rename",
  name: "Name",
  nameHint: "For your household alone. Leave it empty for what the device calls itself.",
  save: "Save",
  cancel: "Cancel",
  pause: "Pause",
  pauseHour: "For an hour",
  pauseTomorrow: "Until tomorrow morning",
  pauseOpen: "Until I say so",
  goOn: "Go on",
  limits: "Limits",
  limitsNone: "as chosen on the device",
  limitsAside: (cores, percent) =>
    [
      ...(cores === null ? [] : [`at most ${formatCountOf(cores, "core")}`]),
      ...(percent === null ? [] : [`at most ${percent} % of each`]),
    ].join(", "),
  cores: "At most so many cores",
  coresText: (max, cores) => (max === cores ? "no limit" : `${max} of ${cores}`),
  coresHint: "The person at the device may choose less.",
  share: "At most this share of each core",
  shareText: (percent) => (percent === 100 ? "no limit" : `${percent} %`),
  rules: "Rules",
  rulesShared: "those for all devices",
  rulesOwn: "its own",
  ownSwitch: "Rules of its own",
  ownSwitchHint: "Instead of those for all of your devices.",
  household: "Rules for all of your devices",
  householdAbout: "A device works only when these rules and those chosen on the device itself both allow it.",
  battery: "On battery",
  batteryHint: "For laptops, phones and tablets that tell whether they are plugged in.",
  asOnDevice: "As chosen on each device",
  metered: "Mobile and metered networks",
  meteredHint: "When off, no device sends or fetches anything there. When on, each device decides.",
  data: "Data a day, for each device",
  dataHint: "At the bound a device rests until tomorrow.",
  tariffHint:
    "What your household pays for power. The city keeps this choice, and reckons by it what the power for your devices costs.",
  saved: "Saved. Devices that are connected follow at once.",
  remove: "Remove",
  removeTitle: "Remove this device?",
  removeAbout: (device) =>
    `${device} stops at once and cannot come back as this device; its data is useless here to anybody else, even after a theft. Its credit stays in your account.`,
  removeConfirm: "Remove it",
  keep: "Keep it",
  refusals: {
    gone: "This device is no longer in your household.",
    invalid: "This cannot be used: a name has up to 60 characters, on one line.",
    tooMany: "That was too often for one minute. Wait a moment and try again.",
    signedOut: "You are no longer signed in, so nothing has changed. Sign in again.",
    unreachable: "The city could not be reached, so nothing has changed. Check the connection and try again.",
  },
};

const { count } = frenchNumbers;
const coresOf = (cores: number) => `${count(cores)}${FIXED}${cores < 2 ? "cœur" : "cœurs"}`;

const fr = withFixedSpaces<DevicesWords>({
  title: "Mes appareils",
  lead: "Tout ce qui calcule pour vous, où que vous soyez. Ce que vous choisissez ici ne peut que réduire ce qu’un appareil donne, jamais dépasser ce qu’on a choisi sur lui.",
  back: "Retour au don",
  add: "Ajouter un appareil",
  people: "Personnes",
  of: (person) => `à ${person}`,
  rulesOfOthers: "La personne qui gère votre foyer fixe les règles de tous ses appareils.",
  none: "Aucun appareil n’est encore à vous. Ouvrez la page du don sur l’un d’eux et réclamez-le là, ou ajoutez-le par son code.",
  away: "La ville ne répond pas pour le moment ; ceci n’est peut-être plus à jour. La page réessaie d’elle-même.",
  kind: (label, cores) => `${label}, ${coresOf(cores)}`,
  ago: frenchNumbers.ago,
  states: {
    working: "Au travail",
    waiting: "En attente",
    resting: "Au repos",
    paused: "En pause",
    off: "Éteint",
    away: "Non connecté",
  },
  notConnected: "Il n’est pas connecté. Ce que vous choisissez ici vaudra dès qu’il le sera.",
  working: (lent, given) =>
    lent === given
      ? `Il travaille avec ${coresOf(lent)}.`
      : `Il travaille avec ${count(lent)} de ses ${coresOf(given)} : la machine est occupée.`,
  waiting: "Il est connecté et attend ses prochaines unités.",
  idle: {
    "no-work": "Il n’y a pas de travail en ce moment.",
    "all-jobs-at-their-dial": "Chaque calcul a autant de cœurs qu’il en demande ; cet appareil est le prochain.",
    "already-helped": "Votre foyer a fait sa part de chaque calcul ; d’autres vérifient maintenant les réponses.",
    "device-limited": "La ville a mis cet appareil de côté. Demandez à ceux qui la gèrent.",
    "engine-holds-no-scripts":
      "Seuls des calculs en JavaScript attendent, et son navigateur ne sait pas arrêter tout script.",
    "crashed-its-sandbox":
      "Le programme qui attend a brisé sa boîte fermée sur cet appareil ; il n’y reviendra donc pas.",
    "too-big-a-program": "Les programmes qui attendent sont plus gros que ce qu’il accepte.",
    unwanted: "Rien de ce qui attend ne convient à ses règles.",
    "offers-nothing": "Il n’offre aucun cœur.",
  },
  plain: {
    off: "Il n’est pas allumé. Il ne commence que par le bouton de sa propre page.",
    preparing: "Il se prépare.",
    "no-sandbox": "Sa boîte fermée pour les programmes ne s’est pas ouverte ; il réessaie de lui-même.",
    full: "Sa place pour les résultats finis est pleine ; il reprendra quand la ville en aura pris.",
    "stopped-by-city": "La ville a suspendu tout le travail.",
  },
  resting: (why, until) => {
    switch (why.kind) {
      case "paused":
        return `En pause sur l’appareil même, jusqu’à ${until(why.until)}`;
      case "paused-remotely":
        return why.until === null
          ? "En pause depuis cette page, jusqu’à ce que quelqu’un y mette fin"
          : `En pause depuis cette page, jusqu’à ${until(why.until)}`;
      case "quiet-hours":
        return why.until === null
          ? "Ses heures ne laissent aucun moment pour calculer"
          : `Ces heures sont réservées, jusqu’à ${until(why.until)}`;
      case "dear-power":
        return why.until === null
          ? "L’électricité est chère en ce moment"
          : `L’électricité est chère jusqu’à ${until(why.until)}`;
      case "on-battery":
        return "Il est sur batterie";
      case "low-battery":
        return `Sa batterie est à ${why.percent}${FIXED}%; il reprendra au-dessus de ${why.above}${FIXED}%, ou une fois branché`;
      case "hidden-on-battery":
        return "Il est sur batterie, et sa page est hors de vue";
      case "metered":
        return "Son réseau est mobile ou facturé au volume";
      case "data-used":
        return `Les ${count(why.mib)}${FIXED}Mo du jour sont épuisés ; il reprendra demain`;
      case "about-to-continue":
        return "Il reprend dans quelques secondes";
      default:
        throw new Error(`Unhandled reason: ${why satisfies never}`);
    }
  },
  byHousehold: "Selon une règle de cette page.",
  pausedUntil: (moment) =>
    moment === null
      ? "Vous l’avez mis en pause, jusqu’à ce que quelqu’un y mette fin"
      : `Vous l’avez mis en pause jusqu’à ${moment}`,
  pauseWaits: "La pause commencera dès qu’il sera connecté.",
  lifted: (moment) => `Quelqu’un a mis fin à votre pause sur l’appareil, ${moment}`,
  seen: "Vu pour la dernière fois",
  earned: "Gagné",
  agreed: "Unités confirmées",
  rename: "Renommer",
  name: "Nom",
  nameHint: "Pour votre foyer seul. Laissez vide pour garder le nom que l’appareil se donne.",
  save: "Enregistrer",
  cancel: "Annuler",
  pause: "Pause",
  pauseHour: "Pendant une heure",
  pauseTomorrow: "Jusqu’à demain matin",
  pauseOpen: "Jusqu’à nouvel ordre",
  goOn: "Reprendre",
  limits: "Limites",
  limitsNone: "comme choisi sur l’appareil",
  limitsAside: (cores, percent) =>
    [
      ...(cores === null ? [] : [`au plus ${coresOf(cores)}`]),
      ...(percent === null ? [] : [`au plus ${percent}${FIXED}% de chacun`]),
    ].join(", "),
  cores: "Au plus tant de cœurs",
  coresText: (max, cores) => (max === cores ? "sans limite" : `${count(max)} sur ${count(cores)}`),
  coresHint: "Sur l’appareil même, on peut choisir moins.",
  share: "Au plus cette part de chaque cœur",
  shareText: (percent) => (percent === 100 ? "sans limite" : `${percent}${FIXED}%`),
  rules: "Règles",
  rulesShared: "celles de tous les appareils",
  rulesOwn: "les siennes",
  ownSwitch: "Des règles à lui",
  ownSwitchHint: "Au lieu de celles de tous vos appareils.",
  household: "Règles pour tous vos appareils",
  householdAbout:
    "Un appareil ne travaille que si ces règles et celles choisies sur l’appareil même le permettent toutes deux.",
  battery: "Sur batterie",
  batteryHint: "Pour les portables, téléphones et tablettes qui disent s’ils sont branchés.",
  asOnDevice: "Comme choisi sur chaque appareil",
  metered: "Réseaux mobiles ou facturés au volume",
  meteredHint: "Sans cela, aucun appareil n’y envoie ni n’y reçoit rien. Avec cela, chaque appareil décide.",
  data: "Données par jour, pour chaque appareil",
  dataHint: "À la limite, un appareil se repose jusqu’à demain.",
  tariffHint:
    "Ce que votre foyer paie pour l’électricité. La ville garde ce choix et s’en sert pour calculer ce que l’électricité de vos appareils coûte.",
  saved: "Enregistré. Les appareils connectés suivent aussitôt.",
  remove: "Retirer",
  removeTitle: "Retirer cet appareil?",
  removeAbout: (device) =>
    `${device} s’arrête aussitôt et ne peut plus revenir comme cet appareil ; qui a ses données, même après un vol, ne peut rien en faire ici. Son crédit reste sur votre compte.`,
  removeConfirm: "Le retirer",
  keep: "Le garder",
  refusals: {
    gone: "Cet appareil n’est plus dans votre foyer.",
    invalid: "Cela ne convient pas : un nom a au plus 60 caractères, sur une seule ligne.",
    tooMany: "C’était trop souvent pour une minute. Attendez un peu et réessayez.",
    signedOut: "Vous n’êtes plus connecté, rien n’a donc changé. Reconnectez-vous.",
    unreachable: "La ville n’a pas été jointe, rien n’a donc changé. Vérifiez la connexion et réessayez.",
  },
});

const WORDS: Record<Language, DevicesWords> = { en, fr };

export const devicesWordsIn = (language: Language): DevicesWords => WORDS[language];
