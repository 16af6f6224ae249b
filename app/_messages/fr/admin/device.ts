import type { Translation } from "../../translation";

export const device: Translation["admin"]["device"] = {
  title: "Un appareil",
  back: "Tous les appareils",
  lead: {
    here: "{engine}, de {household}. Vu pour la première fois <first></first>.",
    away: "{engine}, de {household}. Vu pour la première fois <first></first>, pour la dernière <last></last>.",
    unclaimedHere: "{engine}, qu’aucun foyer n’a réclamé. Vu pour la première fois <first></first>.",
    unclaimedAway:
      "{engine}, qu’aucun foyer n’a réclamé. Vu pour la première fois <first></first>, pour la dernière <last></last>.",
  },
  removed: {
    title: "Cet appareil a été retiré de son foyer",
    by: "{who} l’a retiré <ago></ago>. Il ne reçoit plus de travail ; ce qu’il a gagné reste au foyer.",
    unknown: "Il a été retiré <ago></ago>. Il ne reçoit plus de travail ; ce qu’il a gagné reste au foyer.",
  },
  banned: {
    title: "Cet appareil ne reçoit pas de travail",
    reason: "« {reason} »",
    noReason: "Aucune raison n’a été consignée.",
  },
  limited: {
    title: "Ce foyer ne reçoit pas de travail",
    about:
      "Ses réponses ont été mises en minorité dans {jobs} {count, plural, one {calcul} other {calculs}}. Si vous en connaissez la cause, et qu’elle est corrigée, réadmettez-le.",
  },
  totals: {
    inMachine: "{cores} {count, plural, one {cœur} other {cœurs}} dans la machine",
    ofCores: "sur {cores}",
    nothingJudged: "rien n’est encore jugé",
    neverOutvoted: "jamais contre ses voisins",
    ofJudged: "{share} de ce qui a été jugé",
    trust: "Confiance",
    trusts: { unknown: "Pas encore", trusted: "Fiable", limited: "Limité" },
    anchored: "Ancre",
    vouched: "appareil de la ville, dont un administrateur répond",
    streak: "{answers} {count, plural, one {réponse concordante} other {réponses concordantes}} de suite",
    streakStrikes:
      "{answers} {count, plural, one {réponse concordante} other {réponses concordantes}} de suite, en minorité dans {jobs} {strikes, plural, one {calcul} other {calculs}}",
    credit: "Crédit gagné",
    failed: "{units} {count, plural, one {unité a échoué} other {unités ont échoué}} dans le programme",
    noneFailed: "aucune unité en échec",
  },
  returned: {
    title: "Ce qu’il a rendu",
    newest: "Du plus récent au plus ancien",
    last: "Les {replicas} dernières répliques, de la plus récente à la plus ancienne",
    empty: "Rien encore. Chaque résultat qu’il rendra paraîtra ici avec son issue.",
    table: "Répliques rendues",
    job: "Calcul",
    unit: "Unité",
    verdict: "Verdict",
    fuel: "Carburant",
    time: "Durée",
    credit: "Crédit",
    at: "Rendu",
    verdicts: { agreed: "Concorde", outvoted: "En minorité", failed: "Échec", waiting: "Attend les autres" },
  },
  id: "Identifiant de l’appareil : <id></id>",
  anchor: {
    open: "S’en porter garant",
    title: "{device} appartient-il à la ville ?",
    about:
      "Ne vous portez garant que d’un ordinateur que la ville exploite elle-même et que personne d’autre ne peut utiliser. Tant que peu d’autres sont fiables, un résultat n’est cru que si un tel appareil, ou un autre qui a concordé avec lui, le donne aussi : des inconnus qui s’accordent entre eux ne comptent pas. Une seule réponse mise en minorité met fin à sa fiabilité.",
    confirm: "S’en porter garant",
    hint: "Où il se trouve et qui s’en occupe. C’est inscrit au journal d’audit.",
  },
  release: {
    open: "N’en plus répondre",
    title: "Ne plus répondre de {device} ?",
    about:
      "Il recommence comme tout appareil que personne ne connaît encore. Ce qui a été réglé avec son aide le reste.",
  },
  unban: {
    open: "Le réadmettre",
    title: "Réadmettre cet appareil ?",
    about:
      "Il reçoit de nouveau du travail, comme tout nouvel appareil, et le dossier de son foyer est remis à zéro. Son historique reste.",
  },
  ban: {
    open: "Bannir",
    title: "Bannir {device} ?",
    about: "Ses unités vont aussitôt à d’autres appareils, et il n’en reçoit plus. Il garde ce qu’il a gagné.",
    confirm: "Bannir l’appareil",
    hint: "C’est inscrit au journal d’audit. L’appareil apprend que la ville l’a limité, mais pas pourquoi.",
  },
};
