import type { Translation } from "../../translation";

export const thanks: Translation["customer"]["thanks"] = {
  card: {
    title: "Remercier les résidents",
    about: "Ceux dont les appareils ont travaillé à ce calcul le lisent, et personne d’autre",
    open: "Leur écrire",
    once: "Vous n’écrivez qu’une fois : attendez de savoir ce que le calcul a donné.",
    dialog:
      "Le message paraît avec le nom du calcul et le vôtre. Du texte simple, sans liens ; il ne peut plus être modifié ensuite.",
    text: "Votre message",
    textHint: "{max} caractères au plus.",
    outcome: "Ce que le calcul a donné",
    outcomeHint: "En une phrase, si vous le savez : ce qui a été trouvé, construit ou publié.",
    confirm: "L’envoyer",
    cancel: "Pas encore",
    refused: "Rien n’est encore envoyé : voyez les champs marqués.",
    done: "Envoyé : les résidents le voient désormais",
    written: "Les résidents lisent ceci :",
    removed: "Un modérateur a retiré votre message : {reason}",
  },
  list: {
    title: "Ce que des clients vous ont écrit",
    about: "Quand un calcul auquel vos appareils ont travaillé est terminé, son client peut vous écrire, une fois",
    none: "Rien encore. La plupart des calculs finissent sans un mot ; les résultats de vos appareils ont servi quand même.",
    from: "{customer}, {job}",
    outcome: "Ce que cela a donné : {outcome}",
    older: "Messages plus anciens",
    newest: "Les derniers messages",
    report: {
      open: "Signaler<name> le message de {customer}</name>",
      title: "Signaler ce message ?",
      about: "Les modérateurs de la ville l’examinent, et le retirent s’il n’a pas sa place ici.",
      confirm: "Le signaler",
      cancel: "Le laisser",
      done: "Signalé : les modérateurs le voient",
    },
  },
};
