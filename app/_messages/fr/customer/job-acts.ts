import type { Translation } from "../../translation";

export const jobActs: Translation["customer"]["jobActs"] = {
  download: {
    open: "Télécharger",
    all: "Tous les résultats",
    soFar: "Les résultats jusqu’ici",
    jsonl: {
      label: "Lignes JSON",
      about: "Une ligne par unité : sa sortie en texte, son erreur, ce qu’elle a coûté",
    },
    csv: { label: "Tableau CSV", about: "Une rangée par unité ; les clés des sorties JSON sont des colonnes" },
    parquet: { label: "Parquet", about: "La même chose avec des types, pour DuckDB, pandas et leurs semblables" },
    zip: { label: "Archive zip", about: "Chaque fichier de sortie sous le numéro de son unité" },
    zipParts: {
      label: "Archives zip, {parts}",
      about: "Chaque fichier de sortie sous le numéro de son unité, en plusieurs parties",
      title: "Archives zip",
      explanation:
        "Une archive contient les fichiers de {span} unités. La ligne de commande les enregistre toutes : lamplighter results {job} --out results.zip --format zip",
      part: "Unités {from} à {to}",
    },
    receipts: {
      label: "Reçus",
      about: "Ce qu’était chaque unité, qui était d’accord et son prix, signés par la ville",
    },
  },
  again: "Recommencer",
  cancel: {
    open: "Annuler",
    title: "Annuler ce calcul ?",
    about:
      "Ses cœurs s’arrêtent en moins d’une seconde, et il ne pourra pas être repris. Les résultats obtenus restent à télécharger ; le reste du budget revient au compte.",
    confirm: "Annuler le calcul",
  },
  addBudget: {
    open: "Ajouter au budget",
    about:
      "Le calcul a dépensé {spent} sur {budget}. Ce que vous ajoutez est réservé sur votre solde ; ce qui n’est pas utilisé revient.",
    amount: "Montant en dollars",
    noAmount: "Entrez un montant en dollars, comme 2,50.",
    submit: "Ajouter ce montant",
    busy: "Ajout en cours",
  },
  addInputs: {
    open: "Ajouter des entrées",
    about:
      "Le calcul a {units} {count, plural, one {unité} other {unités}}. Les nouvelles sont numérotées à la suite et passent par le même programme, tant que le calcul n’est pas terminé.",
    budget: "Ajouter au budget, en dollars",
    optional: "facultatif",
    submit: "Les ajouter",
    busy: "Ajout en cours",
    added: "{units} {count, plural, one {unité ajoutée} other {unités ajoutées}}",
    until: { label: "Compter jusqu’à", hint: "La prochaine valeur est {next}." },
    files: {
      label: "Fichiers",
      hint: "Une unité par fichier, ou par fichier d’une seule archive.",
      chosen: "{files} {count, plural, one {fichier} other {fichiers}}",
      choose: "Choisir des fichiers",
    },
    orFile: "Ou choisir un fichier",
    lines: { label: "Lignes", hint: "Une unité par ligne." },
    jsonl: { label: "Lignes JSON", hint: "Une unité par ligne, un objet JSON." },
    json: { label: "Tableau JSON", hint: "Une unité par élément." },
    csv: { label: "Table", hint: "Avec son en-tête ; une unité par rangée." },
    bucket: { label: "Objets", hint: "Des adresses comme s3://NOM/dossier/*.csv." },
    bucketLines: {
      label: "Objets",
      hint: "Des adresses comme s3://NOM/dossier/*.txt ; une unité pour chacune de leurs lignes.",
    },
    values: {
      label: "Tableau JSON",
      hint: "Une unité par élément, avec les champs qu’ont les unités du calcul.",
    },
  },
  retry: {
    open: "Relancer les échecs",
    title: "Relancer {units} {count, plural, one {unité en échec} other {unités en échec}}",
    about:
      "Elles deviennent un calcul à part, avec le même programme et les mêmes entrées. Un programme qui a échoué par sa propre faute échouera encore : modifiez-le plutôt, et soumettez le calcul de nouveau.",
    seconds: "Secondes accordées à une unité",
    budget: "Budget en dollars",
    submit: "Les relancer",
    busy: "Envoi en cours",
  },
  keeping: {
    title: "Conservation",
    afterwards:
      "Les entrées et les résultats sont conservés {days} {count, plural, one {jour} other {jours}} après la fin du calcul.",
    until:
      "Les entrées et les résultats sont conservés jusqu’au <at></at>, puis supprimés. Ce que le calcul a coûté reste dans votre relevé.",
    change: {
      open: "Conserver pendant…",
      title: "Durée de conservation des entrées et des résultats",
      about: "Comptée à partir de la fin du calcul. Téléchargez ce qu’il vous faut plus longtemps.",
      days: "Jours",
      noDays: "Entrez un nombre de jours.",
      submit: "Conserver aussi longtemps",
      busy: "Modification en cours",
    },
    delete: {
      open: "Supprimer",
      title: "Supprimer les entrées et les résultats de ce calcul ?",
      about:
        "Dès maintenant, personne ne pourra plus les lire, vous compris, et ils seront effacés dans l’heure. Les fichiers qu’utilise un autre de vos calculs restent. Le nom du calcul et ce qu’il a coûté restent dans votre relevé.",
      confirm: "Supprimer",
    },
  },
};
