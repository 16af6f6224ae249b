import { refusal } from "./refusal";

/** What a moderator decided, and what they may decide. */
export const vettingRefusals = {
  "customer-frozen": refusal<{ words: string }>("FORBIDDEN", {
    en: ({ words }) => `The city has frozen your jobs: ${words} Nothing is lost. Ask the city's admins.`,
    fr: ({ words }) => `La ville a gelé vos calculs : ${words} Rien n’est perdu. Adressez-vous aux administrateurs.`,
  }),
  "customer-banned": refusal<{ words: string }>("FORBIDDEN", {
    en: ({ words }) =>
      `The city runs no more jobs of yours: ${words} You can still read your results and your statement.`,
    fr: ({ words }) =>
      `La ville n’exécute plus vos calculs : ${words} Vous pouvez toujours lire vos résultats et votre relevé.`,
  }),
  "program-banned": refusal<{ words: string }>("FORBIDDEN", {
    en: ({ words }) =>
      `A moderator of the city has banned a file that this job names: ${words} Submit it without that.`,
    fr: ({ words }) =>
      `Un modérateur de la ville a banni un fichier que ce calcul nomme : ${words} Soumettez-le sans ce fichier.`,
  }),
  "held-for-review": refusal("CONFLICT", {
    en: "A moderator looks at this job before it runs. It starts by itself when it is approved.",
    fr: "Un modérateur examine ce calcul avant qu’il ne tourne. Il commence de lui-même une fois approuvé.",
  }),
  "more-needs-review": refusal("CONFLICT", {
    en: "A moderator looks at your jobs before they run, and would not see what you add to this one. Submit it as a new job.",
    fr: "Un modérateur examine vos calculs avant qu’ils ne tournent, et ne verrait pas ce que vous ajoutez à celui-ci. Soumettez-le comme nouveau calcul.",
  }),
  "no-such-review": refusal<{ jobId: string }>("NOT_FOUND", {
    en: ({ jobId }) => `The job ${jobId} does not wait for a moderator.`,
    fr: ({ jobId }) => `Le calcul ${jobId} n’attend pas de modérateur.`,
  }),
  "review-over": refusal("CONFLICT", {
    en: "Somebody has decided about this job already, or it has ended. Load the page again.",
    fr: "Quelqu’un s’est déjà prononcé sur ce calcul, ou il est terminé. Rechargez la page.",
  }),
  "too-many-reports": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) =>
      `You, or your neighbourhood, have reported ${max} times today. The moderators see what you said so far.`,
    fr: ({ max }) =>
      `Vous, ou votre voisinage, avez fait ${max} signalements aujourd’hui. Les modérateurs voient ce que vous avez dit jusqu’ici.`,
  }),
  "not-reported": refusal<{ jobId: string }>("NOT_FOUND", {
    en: ({ jobId }) => `Nobody has reported ${jobId} since a moderator last looked at it.`,
    fr: ({ jobId }) => `Personne n’a signalé ${jobId} depuis qu’un modérateur l’a examiné.`,
  }),
  "thanks-too-early": refusal("CONFLICT", {
    en: "This job is still open. Write when it has finished, and you know what became of it.",
    fr: "Ce calcul est encore ouvert. Écrivez quand il sera terminé et que vous saurez ce qu’il a donné.",
  }),
  "thanks-to-nobody": refusal("CONFLICT", {
    en: "No devices agreed on a result of this job, so there is nobody to thank.",
    fr: "Aucun appareil ne s’est accordé sur un résultat de ce calcul : il n’y a personne à remercier.",
  }),
  "thanks-written": refusal("CONFLICT", {
    en: "You have already written to the residents about this job. A message is written once.",
    fr: "Vous avez déjà écrit aux résidents au sujet de ce calcul. On n’écrit qu’une fois.",
  }),
  "too-many-thanks": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `You have written ${max} messages today. Write about this job tomorrow.`,
    fr: ({ max }) => `Vous avez écrit ${max} messages aujourd’hui. Écrivez demain au sujet de ce calcul.`,
  }),
  "no-such-thanks": refusal<{ jobId: string }>("NOT_FOUND", {
    en: ({ jobId }) => `There is no message about ${jobId} for your devices; it may have been removed.`,
    fr: ({ jobId }) => `Il n’y a pas de message au sujet de ${jobId} pour vos appareils ; il a peut-être été retiré.`,
  }),
  "judged-admin": refusal("CONFLICT", {
    en: "This person is an admin. An owner ends their role first.",
    fr: "Cette personne est administratrice. Un propriétaire doit d’abord mettre fin à son rôle.",
  }),
  "program-not-banned": refusal("NOT_FOUND", {
    en: "This program is not banned; somebody may have allowed it again already.",
    fr: "Ce programme n’est pas banni ; quelqu’un l’a peut-être déjà réadmis.",
  }),
};
