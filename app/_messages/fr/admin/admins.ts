import type { Translation } from "../../translation";

export const admins: Translation["admin"]["admins"] = {
  title: "Administrateurs",
  lead: "{admins} {count, plural, one {personne gère} other {personnes gèrent}} cette ville. Chaque nomination, comme tout ce que font les administrateurs, est inscrite au journal d’audit.",
  name: "Nom",
  secondFactor: { head: "Double authentification", on: "active", off: "aucune" },
  email: "Courriel",
  you: "{name} <soft>(vous)</soft>",
  end: {
    open: "Mettre fin au rôle<hidden> de {name}</hidden>",
    title: "Mettre fin au rôle de {name}",
    about:
      "Cette personne garde son compte, ses calculs et son argent, mais ne peut plus ouvrir la console, dès maintenant.",
    confirm: "Mettre fin au rôle",
    done: "{name} n’est plus administrateur",
  },
  invited: {
    title: "Invitations",
    empty:
      "Aucune invitation n’est en attente. Une invitation paraît ici jusqu’à ce qu’elle soit acceptée, retirée ou échue.",
    table: "Invitations en attente",
    by: "Par",
    until: "Jusqu’au",
  },
  withdraw: {
    open: "Retirer<hidden> l’invitation de {email}</hidden>",
    title: "Retirer l’invitation de {email}",
    about: "Le lien ne fonctionnera plus. Vous pourrez en créer un autre.",
    confirm: "Retirer",
    done: "L’invitation est retirée",
  },
  cancel: "Ne rien changer",
  invite: {
    open: "Inviter un administrateur",
    about:
      "Les administrateurs voient chaque appareil, calcul et compte, donnent de l’argent, arrêtent tout le travail et en invitent d’autres.",
    submit: "Créer le lien",
    busy: "Création du lien",
    emailHint: "Celui de son compte, ou du compte qui sera créé.",
    made: {
      title: "L’invitation",
      mailed:
        "Elle est partie par courriel ; vous pouvez aussi la transmettre vous-même. Elle sert une seule fois, dans la semaine, et n’est montrée qu’une fois.",
      notMailed:
        "Ce site n’envoie pas de courriel : transmettez-la vous-même. Elle sert une seule fois, dans la semaine, et n’est montrée qu’une fois.",
      label: "Lien",
    },
  },
};
