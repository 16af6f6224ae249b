import type { ErrorCode } from "./error-codes";

/** What `ERROR_CODES` says of each code, for the French documentation. */
export const ERROR_CODES_IN_FRENCH: Record<ErrorCode, { meaning: string; remedy: string }> = {
  INVALID_INPUT: {
    meaning: "quelque chose doit être changé dans la requête ; `issues` nomme chaque champ",
    remedy:
      "Changez les champs que nomme `issues`, comme chacun le dit, et renvoyez la requête ; [le manifeste](job-manifest.md#fields) donne tous les champs et leurs bornes. Rien n’a été soumis, rien n’a été facturé.",
  },
  UNAUTHENTICATED: {
    meaning: "ni clé ni session, ou une clé expirée ou révoquée",
    remedy:
      "Créez une clé sur la page de compte et envoyez-la en entier comme `authorization: Bearer lamp_…` ; sur le site, reconnectez-vous. Vos calculs continuent.",
  },
  NOT_ENOUGH_MONEY: {
    meaning: "le budget dépasse votre solde libre",
    remedy:
      "Diminuez `budget`, ou libérez de l’argent : ce qu’un calcul n’a pas dépensé revient quand il se termine ou est annulé. Sinon, demandez à la ville d’ajouter à votre solde ; la page de compte a le relevé.",
  },
  FORBIDDEN: {
    meaning: "vous n’en avez pas le droit : le plus souvent, seul un administrateur l’a",
    remedy:
      "Utilisez un compte qui en a le droit. Une page d’un autre site ne peut pas agir en votre nom : appelez depuis votre propre programme, avec une clé.",
  },
  NOT_FOUND: {
    meaning: "cela n’existe pas, ou n’est pas à vous",
    remedy:
      "Comparez l’identifiant avec votre liste de calculs, et vérifiez de qui est la clé que vous avez envoyée : ce qui appartient à quelqu’un d’autre reçoit la même réponse. Les blobs qu’aucun calcul ne nomme sont retirés après 30 jours ; téléversez-les de nouveau.",
  },
  CONFLICT: {
    meaning: "impossible dans l’état présent, par exemple parce que le calcul est terminé",
    remedy:
      "Lisez son état présent (`GET /jobs/{jobId}`) et décidez de nouveau. Un calcul terminé le reste : soumettez-le de nouveau, ou relancez ses unités en échec.",
  },
  LIMIT_EXCEEDED: {
    meaning: "une des limites de la ville est atteinte",
    remedy:
      "Le message dit laquelle ; les [limites](limits.md) les donnent toutes. Attendez qu’un calcul se termine, supprimez ce dont vous n’avez plus besoin, ou demandez davantage à la ville.",
  },
  TOO_LARGE: {
    meaning: "le corps ou le téléversement est trop grand",
    remedy:
      "Téléversez programmes et entrées comme blobs et nommez-les dans le manifeste ; divisez ce qui est trop grand pour un téléversement, ou laissez-le dans [un compartiment à vous](storage.md).",
  },
  TOO_MANY_REQUESTS: {
    meaning: "trop d’appels ou de téléversements ; `Retry-After` dit combien de secondes attendre",
    remedy:
      "Attendez aussi longtemps que le dit `Retry-After`, puis renvoyez la requête. Suivez les résultats en flux au lieu de les redemander sans cesse.",
  },
  UNAVAILABLE: {
    meaning: "la base de données n’a pas répondu à temps, ou son disque est plein ; réessayez",
    remedy:
      "Réessayez après quelques secondes, en attendant chaque fois plus longtemps. Rien de ce qui a été confirmé n’est perdu, et les calculs continuent ; la ligne de commande et les deux clients reprennent les flux d’eux-mêmes.",
  },
  INTERNAL: {
    meaning: "c’est notre faute ; le message a un identifiant qui est au journal",
    remedy:
      "Réessayez une fois. Si cela se répète, donnez à la ville l’identifiant du message. Avant de soumettre de nouveau un calcul, vérifiez qu’il n’est pas déjà dans votre liste.",
  },
};
