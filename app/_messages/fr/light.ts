import type { Translation } from "../translation";

export const light: Translation["light"] = {
  tab: "Allumer une lampe",
  title: "Allumer une lampe pour {name}",
  what: "Votre ordinateur travaille à de petits morceaux de calculs de gens de {city}, dans une boîte scellée de cette fenêtre.",
  share:
    "De ce qu’il gagne, {percent} % vont à {name}. Les autres {rest} % restent à cet appareil, et vous pouvez les réclamer sur la page de la ville.",
  learns:
    "{name} apprend si la lampe est allumée et combien de travail vérifié en est sorti. Rien d’autre à votre sujet.",
  ends: "Elle s’éteint avec cette fenêtre, d’une pression, ou quand la page qui l’a ouverte est fermée.",
  opened: "Ouverte par {origin}",
  suspicious: "Ce que cette fenêtre fait, et ce qu’elle ne peut pas faire",
  light: "Allumer",
  units: "{units, plural, one {# résultat vérifié} other {# résultats vérifiés}} jusqu’ici",
  off: {
    line: "Rien ne tourne.",
    more: "Rien ne commence de soi-même : seule votre pression dans cette fenêtre allume la lampe.",
  },
  small: {
    line: "Cette fenêtre est trop petite.",
    more: "Elle doit montrer ce à quoi vous consentiriez : agrandissez-la, ou tenez votre téléphone droit.",
  },
  otherTab: {
    line: "Un autre onglet de ce navigateur a la page de la ville ouverte.",
    more: "Un seul suffit pour tous vos cœurs. Fermez cet onglet pour allumer la lampe ici.",
  },
  alone: {
    title: "{name} ne peut être joint de cette fenêtre",
    text: "Aucune page de {origin} ne répond ; rien ne peut donc être allumé pour elle. Fermez cette fenêtre et appuyez de nouveau sur le bouton là-bas. Si cela ne change rien, la page interdit le contact avec les fenêtres qu’elle ouvre.",
  },
  left: {
    title: "La lampe est éteinte",
    text: "La page de {name} qui a ouvert cette fenêtre n’est plus là. Ce qui a été calculé compte toujours.",
  },
  failed: "La lampe a été éteinte",
  nothingKept:
    "Ce navigateur ne garde pas de données pour la ville ; {name} ne peut donc savoir ce que cet appareil calcule. Permettez à ce site de garder des données, puis réessayez.",
  unknown: {
    title: "Ce bouton n’est pas configuré",
    partner: "La ville ne connaît pas ce site. Rien n’a été allumé, et rien ne tourne.",
    origin: "La page qui a ouvert cette fenêtre n’y est pas inscrite. Rien n’a été allumé, et rien ne tourne.",
  },
};
