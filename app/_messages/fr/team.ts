import type { Translation } from "../translation";

export const team: Translation["team"] = {
  title: "Votre équipe",
  lead: "Des voisins, une classe, un club : ce que les membres ont calculé figure ensemble aux palmarès.",
  back: "Palmarès",
  nameless: {
    text: "Une équipe montre ses membres par leur nom public. Choisissez-en un d’abord.",
    link: "Choisir un nom public",
  },
  none: {
    title: "Vous n’êtes dans aucune équipe",
    text: "Créez-en une, ou demandez à quelqu’un le lien de la sienne.",
  },
  make: { name: "Nom de l’équipe", hint: "Tout le monde le voit.", submit: "Créer l’équipe", busy: "Création" },
  join: {
    title: "Rejoindre {name} ?",
    text: "{members, plural, =0 {Personne n’en fait partie.} one {Une personne en fait partie.} other {# personnes en font partie.}} Elles verront votre nom public, et votre travail compte pour l’équipe tant que vous figurez aux palmarès.",
    submit: "Rejoindre",
    busy: "Un instant",
    full: "Cette équipe est complète.",
    gone: "Ce lien ne mène à aucune équipe ; il a peut-être été remplacé. Demandez-en un nouveau.",
    already: "Vous êtes déjà dans une équipe. Quittez-la d’abord, puis suivez à nouveau le lien.",
  },
  members: {
    title: "Membres",
    owner: "dirige l’équipe",
    you: "vous",
    remove: {
      open: "Retirer <hidden>{name}</hidden>",
      title: "Retirer {name} de l’équipe ?",
      about: "Le lien déjà donné ne fonctionne plus ; l’équipe en reçoit un nouveau.",
      confirm: "Retirer",
      done: "{name} n’est plus dans l’équipe",
    },
    handOver: {
      open: "Confier l’équipe <hidden>à {name}</hidden>",
      title: "Confier l’équipe à {name} ?",
      about: "Vous restez membre. Seule cette personne, {name}, pourra vous la rendre.",
      confirm: "Confier",
      done: "{name} dirige maintenant l’équipe",
    },
  },
  link: {
    title: "Inviter d’autres personnes",
    about: "Qui ouvre ce lien peut se joindre à l’équipe, jusqu’à {max} membres.",
    label: "Lien vers l’équipe",
    renew: {
      open: "Nouveau lien",
      title: "Remplacer le lien ?",
      about: "L’ancien ne fonctionnera plus. Les membres restent.",
      confirm: "Le remplacer",
      done: "L’équipe a un nouveau lien",
    },
  },
  rename: { label: "Nom de l’équipe", submit: "Renommer", busy: "Un instant", done: "L’équipe est renommée" },
  invalid: "Le nom {why}.",
  leave: {
    open: "Quitter l’équipe",
    title: "Quitter {name} ?",
    about:
      "Votre travail ne comptera plus pour elle. Si vous la dirigez, le membre suivant le fera ; sans membres, elle prend fin.",
    confirm: "Quitter",
    done: "Vous avez quitté {name}",
  },
};
