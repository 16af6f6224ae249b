import { FIXED, frenchNumbers, withFrenchMarks, withFrenchMoney } from "#app/_language/french-numbers.ts";
import { formatPrice } from "#app/_ui/format/format-money.ts";
import { decimal, type PriceWords, roundToCent } from "./price-words";

const price: PriceWords["price"] = (nanos, mark) => withFrenchMoney(formatPrice(nanos, mark));

const marked = (ratio: number) => withFrenchMarks(String(ratio));

export const priceWordsInFrench: PriceWords = {
  tag: "fr-CA",
  price,
  listed: (usNanos) => withFrenchMoney(`US$${decimal(usNanos)}`),
  count: frenchNumbers.count,
  colon: `${FIXED}:`,
  range: (from, to) => (from === to ? from : `${from} à ${to}`),
  title: "Ce que ça coûte",
  lead: (city) =>
    `À ${city}, une heure d’un cœur a un seul prix, quel que soit l’appareil. Pas d’abonnement, pas de minimum, et jamais plus que le budget que vous fixez.`,
  back: "Page d’accueil",
  hour: {
    about: "pour une heure d’un cœur",
    what: [
      "Un programme WebAssembly se paie selon ses propres instructions, et non selon le temps qu’y a mis l’ordinateur de quelqu’un : 20 milliards, pondérées, font une seconde d’un cœur ordinaire. Un appareil lent ou occupé ne vous coûte pas plus cher qu’un rapide.",
      "Un programme JavaScript se paie selon son temps, et jamais au-delà du temps que la ville a elle-même vu passer.",
    ],
    resident: (share, percent) =>
      `${share} en reviennent, soit ${percent}${FIXED}%, au résident dont l’appareil a calculé.`,
    more: "Le reste fait vivre la ville.",
  },
  checking: {
    title: "Vous payez chaque réponse qui concorde",
    about:
      "Les appareils appartiennent à des gens que personne ne connaît : choisissez pour chaque calcul comment vérifier ses résultats.",
    names: { once: "Sans vérification", adaptive: "Selon les antécédents", twice: "Deux foyers d’accord" },
    texts: {
      once: () =>
        "Un foyer calcule chaque unité, et on le croit. Pour un travail dont vous verriez vous-même les erreurs, ou dont les erreurs ne nuisent pas.",
      adaptive: (oneIn) =>
        `Un appareil inconnu est toujours vérifié, un foyer aux bons antécédents au hasard. Au plus un résultat sur ${oneIn} est faux, même si un foyer sur vingt ment de son côté. Un peu plus d’une fois le prix là où la ville connaît ses appareils, et deux fois là où tous sont nouveaux.`,
      twice: (oneIn) =>
        `Chaque unité est calculée jusqu’à ce que deux foyers donnent la même réponse. Au plus un résultat sur ${oneIn} est faux, même si un foyer sur vingt ment.`,
    },
    aCoreHour: "l’heure-cœur",
    charged: {
      title: "Se paie",
      lines: [
        "Chaque réponse qui compte, pour ce qu’elle a utilisé.",
        "Vos unités qui échouent, ou qui atteignent la limite que vous avez fixée, pour ce qu’elles ont utilisé jusque-là. Si c’est le cas de toutes les premières, le calcul se met en pause et vous interroge.",
      ],
    },
    free: {
      title: "Ne se paie pas",
      lines: [
        "L’essai d’un programme dans votre propre navigateur.",
        "Les réponses mises en minorité, en retard ou perdues.",
        "L’envoi des données, les résultats, et leur garde ici.",
        "Tout ce qui suit l’arrêt d’un calcul ou son retour à zéro cœur, et tout ce qui dépasse son budget.",
      ],
    },
  },
  reckon: {
    title: "Estimez votre calcul",
    about: "D’après le temps qu’il prend sur une de vos machines.",
    hours: "Heures d’un cœur, compilé pour votre machine",
    hoursHint: "Quatre cœurs occupés toute une journée en font 96.",
    checking: "Vérification",
    here: "Ici, environ",
    whole: (range) => `De ${range}, selon que WebAssembly convient plus ou moins au programme.`,
    elsewhere: "Les mêmes heures ailleurs",
    rivals: { fargate: "AWS Fargate", lambda: "AWS Lambda" },
    converted: (amount) => `environ ${amount}`,
    note: "C’est une estimation. L’essai, sur la page d’un nouveau calcul, mesure votre propre programme et ne coûte rien.",
    outside: "Indiquez un nombre d’heures de 1 à 1 000 000.",
  },
  compare: {
    title: "À côté d’AWS",
    about: ({ programs, min, median, max, memoryBound }) =>
      `Une heure d’un cœur, telle qu’un programme compilé pour la machine la prend. ${programs} programmes ont tourné des deux façons : une de ces heures est facturée ici ${marked(median)} heure dans le cas médian, ${marked(min)} au mieux et ${max} au pire, et ${marked(memoryBound)} pour un programme qui ne fait qu’attendre sa mémoire.`,
    label: "Les prix d’ici à côté de ceux d’AWS",
    row: "Une heure d’un cœur",
    price: "Prix",
    worst: "Le programme le moins à l’aise, deux foyers",
    fargate: (gb) => `1 vCPU et ${gb}${FIXED}Go`,
    lambda: (mib) => `${mib}${FIXED}Mo, qui vont avec 1 vCPU`,
    batch: "Comme Fargate ou EC2 en dessous",
    standings: ({ fargate, lambda }, rateIsKnown) =>
      rateIsKnown
        ? `${fargate} que sur Fargate, ${lambda} que sur Lambda`
        : `Moins que sur Fargate tant qu’un dollar américain vaut plus de ${fargate}, que sur Lambda plus de ${lambda}`,
    standing: (standing) => {
      switch (standing.kind) {
        case "cheaper":
          return `${standing.percent}${FIXED}% de moins`;
        case "dearer":
          return `${standing.percent}${FIXED}% de plus`;
        case "same":
          return "pas plus";
        case "equal-at":
          return price(roundToCent(standing.usDollarNanos));
        default:
          throw new Error(`Unhandled standing: ${standing satisfies never}`);
      }
    },
  },
  dearer: {
    title: "Là où nous sommes plus chers",
    twice: ({ fargate, lambda }, rate) =>
      rate === null
        ? `Deux réponses coûtent plus ici qu’une seule sur Fargate tant qu’un dollar américain vaut moins de ${fargate}, et plus que sur Lambda tant qu’il vaut moins de ${lambda}.`
        : `Avec un dollar américain à ${rate}, deux réponses coûtent ici, face à une seule, ${fargate} que sur Fargate et ${lambda} que sur Lambda.`,
    worst: (max, once, twice) =>
      `Le programme auquel WebAssembly convenait le moins a été facturé ${max} fois son propre temps : ${once} l’heure pour une réponse, ${twice} pour deux. Pour un tel programme, louez une machine.`,
    others: "Les machines réservées ou au rabais et les offres gratuites coûtent moins que les prix ci-dessus.",
    cannot: (mib) =>
      `Ici, un programme n’a ni réseau ni processeur graphique, et au plus ${mib}${FIXED}Mio de mémoire par unité. Ce qui en demande plus n’est pas pour nous.`,
  },
  sources: {
    title: "D’où viennent les chiffres",
    day: (iso) => new Intl.DateTimeFormat("fr-CA", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso)),
    read: (day) => `Prix publiés pour Linux sur x86 à us-east-1, relevés le ${day} ; un vCPU est un fil d’un cœur.`,
    fargate: (vcpuHour, gb, gbHour) => `${vcpuHour} l’heure de vCPU, et ${gb}${FIXED}Go à ${gbHour} chacun.`,
    lambda: (mib, gbSecond) => `${mib}${FIXED}Mo, soit un vCPU, à ${gbSecond} par Go et par seconde.`,
    batch: "AWS Batch : rien en propre; on paie Fargate ou EC2 en dessous.",
    unconverted: "Ils sont donnés tels que publiés : la valeur d’un dollar américain change chaque jour.",
    converted: (rate) => `Convertis à ${rate} le dollar américain, comme l’a fixé la ville.`,
  },
  resident: {
    title: "Ce que gagne un résident",
    text: (city, earned, power) =>
      `Une heure d’un cœur, toujours occupé, rapporte jusqu’à ${earned} à un foyer de ${city} et consomme environ ${power} d’électricité.`,
    more: "Comment c’est calculé",
    pays: "À qui cela rapporte, et combien",
  },
  begin: {
    gift: (gift) => `Un nouveau compte reçoit ${gift} pour essayer la ville.`,
    signUp: "Créer un compte",
    job: "Nouveau calcul",
  },
};
