import type { Translation } from "../../translation";

export const jobPicture: Translation["customer"]["jobPicture"] = {
  units: "Unités",
  none: "Il n’y en a pas encore : ce seront les sorties d’un autre calcul. Rouvrez cette page quand il sera terminé.",
  perCell: "{count, plural, =1 {Une case par unité} other {Une case pour {units} unités}}",
  tiles: "L’image",
  perTile: "{width} × {height}, une unité par tuile",
  matrix: "Toutes les paires de {labels}",
  matrixAbout: "{field} de chaque paire sur une échelle logarithmique, le même des deux côtés de la diagonale",
  summary: {
    mosaic:
      "{units} {count, plural, one {unité} other {unités}} : {agreed} {settled, select, verified {vérifiées} other {calculées}}, {failed} en échec, {left} à faire.",
    tiles: "L’image en {tiles} tuiles. {summary}",
    matrix: "{labels} sur {labels} paires. {summary}",
    keys: "{summary} Les flèches parcourent les unités, Entrée en ouvre une.",
  },
  publish: {
    title: "Publier l’image",
    label: "Tout le monde peut voir l’image",
    hint: "Toute personne qui a son adresse voit les tuiles au fil du calcul, et rien d’autre du calcul : ni son nom, ni son programme, ni qui le paie. Désactivez ceci, et l’adresse ne montre plus rien.",
    open: "Ouvrir l’image publique",
    refused: "Ce réglage n’a pas pu être changé",
  },
  published: {
    back: "La ville",
    title: "Une image, au fil de son calcul",
    lead: "Des résidents de {city} la calculent avec la puissance dont leurs appareils n’ont pas besoin.",
    label: "L’image, dans l’état actuel de son calcul",
    drawn: "{drawn} {count, plural, one {tuile} other {tuiles}} sur {tiles}",
  },
  choose: "Choisissez une unité pour voir sa commande et sa sortie.",
  legend: {
    waiting: "en attente",
    atDevice: "sur un appareil",
    held: "à confirmer",
    verified: "vérifiée",
    computed: "calculée",
    failed: "en échec",
  },
  cell: {
    waits: "L’unité {unit} attend",
    running: "L’unité {unit} est sur un appareil en ce moment",
    held: "L’unité {unit} a une réponse, à confirmer",
    failed: "L’unité {unit} a échoué",
    verified: "L’unité {unit} est vérifiée",
    computed: "L’unité {unit} est calculée",
  },
  cells: {
    waits: "Les unités {first} à {last} attendent",
    running: "Les unités {first} à {last} sont sur des appareils en ce moment",
    held: "Les unités {first} à {last} ont des réponses, à confirmer",
    partly: "Les unités {first} à {last} sont faites en partie",
    failed: "Parmi les unités {first} à {last}, une au moins a échoué",
    verified: "Les unités {first} à {last} sont vérifiées",
    computed: "Les unités {first} à {last} sont calculées",
  },
  pair: {
    itself: "{label} n’est pas comparé à lui-même",
    value: "{row} × {column} : {field} {value}",
    about: "{row} × {column} : {field} environ {value}",
    state: "{row} × {column} : {state}",
  },
  scale:
    "{field} : une valeur proche de 1 est ce que donnerait le hasard, et chaque pas vers la droite est dix fois moins probable par hasard.",
};
