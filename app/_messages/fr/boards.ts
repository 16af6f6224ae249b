import type { Translation } from "../translation";

export const boards: Translation["boards"] = {
  title: "Qui éclaire {city}",
  lead: "Les résidents qui veulent être vus, selon le travail vérifié et payé de leur foyer.",
  back: "Allumer",
  board: {
    week: "Cette semaine",
    weekAbout: "depuis le lundi {day} (UTC)",
    all: "Depuis les débuts de la ville",
    teams: "Équipes",
    place: "Rang",
    name: "Nom",
    work: "Calculé",
    none: "Personne n’y figure encore. Un palmarès se remplit une minute ou deux après les premiers résultats vérifiés de qui veut être vu.",
    noFigures:
      "Les quantités ne sont pas encore montrées : avec elles et les totaux de la ville, on pourrait déduire ce qu’ont calculé les quelques foyers qui n’y figurent pas. Elles le seront quand ceux-ci seront vingt.",
  },
  badges: { "first-result": "premier résultat vérifié", month: "un mois de don", found: "une trouvaille" },
  ownBadges: "Vos insignes",
  profile: {
    title: "Votre nom aux palmarès",
    off: "Personne ne vous voit. Seul y figure qui choisit un nom ici.",
    on: "On vous voit sous le nom de <name></name>.",
    unlisted: "Vous avez un nom public, et ne figurez pas aux palmarès.",
    team: "Votre équipe",
    found: "Votre appareil a trouvé ce que cherchait le calcul « {job} ».",
    work: "Cette semaine, votre foyer a calculé {week}, et {all} depuis ses débuts.",
    signIn: "<link>Connectez-vous</link> pour choisir un nom.",
    name: "Nom public",
    hint: "Comment les voisins peuvent vous appeler. Ce peut être un autre nom que le vôtre ; personne ne peut en prendre un qui lui ressemble.",
    onBoards: "Me faire figurer aux palmarès",
    onBoardsHint:
      "Votre nom, votre rang, et combien vos appareils ont calculé ; aussi dans le fichier quotidien que lisent les sites de statistiques",
    save: "Montrer ce nom",
    change: "Modifier",
    saving: "Enregistrement",
    saved: "Enregistré. Les palmarès suivent d’ici une minute ou deux.",
    invalid: "Le nom {why}.",
    remove: {
      open: "Me retirer",
      title: "Retirer votre nom public ?",
      about:
        "Votre nom et vos rangs disparaissent aussitôt. Ce que vous avez gagné reste à vous, et vous pouvez revenir.",
      confirm: "Me retirer",
      cancel: "Rester",
      done: "Personne ne vous voit plus",
    },
  },
  takeDown: {
    open: "Supprimer <hidden>{name}</hidden>",
    title: "Retirer {name} des palmarès ?",
    about:
      "Le profil prend fin, et personne n’obtient plus ce nom ni un nom qui lui ressemble. La personne peut en choisir un autre.",
    confirm: "Supprimer",
    hint: "Conservé dans le journal d’audit",
    done: "{name} a disparu",
  },
  renameTeam: {
    open: "Renommer <hidden>{name}</hidden>",
    title: "Donner un autre nom à {name} ?",
    about: "L’équipe continue. Personne n’obtient plus l’ancien nom ni un nom qui lui ressemble.",
    newName: "Nouveau nom",
    reason: "Motif",
    hint: "Conservé dans le journal d’audit",
    confirm: "Renommer",
    done: "L’équipe est renommée",
  },
  method: {
    title: "Ce qui compte",
    verified: "Seulement les résultats vérifiés et payés ; ce qui est repris plus tard l’est ici aussi.",
    own: "Pas les calculs qu’un foyer fait faire par ses propres appareils.",
    badges:
      "Un insigne est donné pour un premier résultat vérifié, pour du travail vérifié dans chacune de quatre semaines de suite, et pour un résultat que son client avait déclaré être une trouvaille, depuis qu’on a choisi un nom ici. Il part avec le nom.",
    stats:
      "Pour les sites qui recueillent les crédits : <link>des statistiques au format de BOINC</link>, faites une fois par jour, dès qu’elles ne disent rien des quelques foyers qui n’y figurent pas.",
    time: "Le temps est déduit de ce qui a été crédité aux appareils, au prix qu’avait une heure d’un cœur ordinaire au début de la ville.",
  },
};
