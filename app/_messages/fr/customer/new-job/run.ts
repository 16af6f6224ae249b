import type { Translation } from "../../../translation";

export const run: Translation["customer"]["newJob"]["run"] = {
  title: "Réglages",
  about: "Les cœurs et le budget peuvent changer en cours de route",
  name: "Nom du calcul",
  cause: "À quoi il sert",
  causeChars: "{chars} sur {max}",
  causeHint: "Les résidents le lisent sur l’appareil qui travaille pour vous.",
  workKind: "Genre de travail",
  workKindHint: "Les résidents peuvent choisir d’après lui ce que leurs appareils soutiennent.",
  cores: "Cœurs",
  coresHint: "Le maximum à la fois. Augmentez, diminuez ou mettez à 0 à tout moment.",
  budget: "Budget en dollars",
  budgetHint: "La dépense ne le dépasse jamais. Ce qui reste vous revient.",
  checking: {
    label: "Vérification",
    adaptive: "Selon les antécédents de chaque foyer",
    fixed: "{households, plural, one {Pas de vérification : 1 foyer} other {# foyers doivent concorder}}",
    promise: "Vérifié de sorte qu’au plus un résultat sur {oneIn} soit faux, même si un foyer sur {households} ment.",
    adaptivePromise:
      "Vérifié de sorte qu’au plus un résultat sur {oneIn} soit faux, même si un foyer sur {households} ment, pour son propre compte, dans un dixième de ses réponses ou plus.",
    about: {
      adaptive:
        "{promise} Les appareils inconnus sont toujours vérifiés, les foyers aux bons antécédents au hasard : vous payez à peine plus d’une fois chaque unité.",
      one: "Chaque unité est calculée une fois et crue sur parole. Le choix le moins cher, pour un travail dont vous remarqueriez vous-même les erreurs.",
      two: "Deux foyers doivent rendre la même réponse. {promise} Vous payez deux fois chaque unité.",
      three:
        "Trois foyers doivent concorder : pour des réponses sur lesquelles d’autres s’appuieront. {promise} Vous payez trois fois chaque unité.",
      more: "{households} foyers doivent concorder. {promise} Chaque unité est payée {households} fois.",
    },
  },
  comparison: {
    title: "Quand deux réponses sont égales",
    legend: "Comparer les réponses",
    kinds: {
      bytes: {
        label: "Octet par octet",
        short: "octet par octet",
        about:
          "Le choix le plus strict, et le plus courant. Un programme produit les mêmes octets sur tout appareil, à moins de faire exprès du contraire.",
      },
      json: {
        label: "Comme du JSON, dont les nombres peuvent différer un peu",
        short: "comme du JSON, dont les nombres peuvent différer un peu",
        about:
          "Pour des résultats dont les derniers chiffres diffèrent. Une réponse n’est pas plus exacte que la tolérance fixée ici.",
      },
      program: {
        label: "Par une fonction à vous",
        short: "par une fonction à vous",
        about: "Quand vous seul savez ce qui est égal : la même image, ou la même solution dans un autre ordre.",
      },
    },
    absolute: "Les nombres peuvent différer de",
    absoluteHint: "Dans l’unité des nombres eux-mêmes, comme 0.001 ou 1e-9.",
    relative: "Ou de cette fraction du plus grand",
    relativeHint: "0.000001 permet un millionième. L’un des deux champs suffit.",
    functionAbout:
      "Un module JavaScript avec <code>export default (a, b) => boolean</code> : ces deux réponses sont-elles égales ? Il tourne chez nous dans un moteur à part, sans horloge, ni hasard, ni réseau, et doit dire la même chose dans un ordre comme dans l’autre.",
    choose: "Choisir la fonction",
    chooseAnother: "Choisir une autre fonction",
  },
  limits: {
    title: "Limites d’une unité",
    about: "temps, mémoire, sortie",
    seconds: "Secondes",
    secondsHint:
      "Sur un cœur ordinaire. Comptées en instructions pondérées, elles sont donc les mêmes sur tout appareil.",
    memory: "Mémoire",
    memoryHint: "Les appareils doivent en avoir au moins autant de libre.",
    mib: "Mio",
    output: "Octets de sortie",
    outputMax: "Au plus {max} Mio.",
    outputSum: "{bytes} de sortie standard et de fichiers.",
    find: "Code d’une trouvaille",
    findHint:
      "Une unité qui finit par ce code a trouvé ce que vous cherchez : ses résidents reçoivent un insigne. Vide : aucune.",
    keep: "Conserver pendant",
    keepHint:
      "À partir de la fin du calcul ; ensuite, entrées et résultats sont supprimés. Vide : aussi longtemps que la ville les garde.",
    days: "jours",
  },
};
