import type { Translation } from "../../translation";

export const acts: Translation["admin"]["acts"] = {
  did: {
    admin: {
      ended: "a mis fin au rôle d’un administrateur",
      "invitation-withdrawn": "a retiré l’invitation d’un administrateur",
      invited: "a invité un administrateur",
      made: "a nommé un administrateur",
    },
    city: { resumed: "a remis la ville en marche", stopped: "a arrêté tout le travail de la ville" },
    customer: { welcomed: "a accueilli un client" },
    device: {
      banned: "a banni un appareil",
      claimed: "a réclamé un appareil",
      removed: "a retiré un appareil de son foyer",
      unbanned: "a réadmis un appareil",
    },
    job: {
      "budget-added": "a augmenté le budget d’un calcul",
      cancelled: "a annulé un calcul",
      deleted: "a supprimé les entrées et les résultats d’un calcul",
      dialled: "a réglé le débit d’un calcul",
      expired: "a supprimé les entrées et les résultats d’un calcul arrivé à échéance",
      kept: "a changé la durée de conservation d’un calcul",
      paused: "a suspendu un calcul",
      resumed: "a repris un calcul",
      stopped: "a arrêté un calcul au nom de la ville",
      submitted: "a soumis un calcul",
      "units-added": "a ajouté des unités à un calcul",
    },
    key: { made: "a créé une clé d’API", revoked: "a révoqué une clé d’API" },
    money: { given: "a donné de l’argent à un client" },
    password: {
      changed: "a changé son mot de passe",
      reset: "a réinitialisé son mot de passe",
      "reset-link-made": "a créé un lien pour réinitialiser un mot de passe",
    },
    person: { deleted: "a supprimé son compte" },
    profile: { "taken-down": "a supprimé un profil public" },
    quarantine: { lifted: "a levé la quarantaine d’un programme" },
    sessions: { ended: "a déconnecté des navigateurs à soi" },
    storage: { deleted: "a supprimé la connexion d’un compartiment", saved: "a connecté ou modifié un compartiment" },
    team: { renamed: "a renommé une équipe" },
    webhook: { deleted: "a supprimé un webhook", made: "a ajouté un webhook" },
  },
  actor: {
    city: "La ville",
    nobody: "Quelqu’un qui n’était pas connecté",
    deleted: "Quelqu’un qui a supprimé son compte",
  },
  via: {
    web: "site web",
    key: "clé d’API {name}",
    server: "la ligne de commande du serveur",
    setup: "le lien d’installation",
    settings: "le réglage ADMIN_EMAIL",
  },
};
