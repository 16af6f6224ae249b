import { english, french, refusal } from "./refusal";

/** What a job cannot do, or not now. */
export const jobRefusals = {
  "no-such-job": refusal<{ jobId: string }>("NOT_FOUND", {
    en: ({ jobId }) => `You have no job ${jobId}. GET /api/v1/jobs lists yours.`,
    fr: ({ jobId }) => `Vous n’avez pas de calcul ${jobId}. GET /api/v1/jobs donne la liste des vôtres.`,
  }),
  "job-deleted": refusal<{ day: string }>("NOT_FOUND", {
    en: ({ day }) =>
      `The inputs and results of this job were deleted on ${day}. What it cost stays in your statement; submit it again to compute it again.`,
    fr: ({ day }) =>
      `Les entrées et les résultats de ce calcul ont été supprimés le ${day}. Son coût reste dans votre relevé ; soumettez-le à nouveau pour le recalculer.`,
  }),
  "job-over": refusal<{ isCancelled: boolean }>("CONFLICT", {
    en: ({ isCancelled }) =>
      `This job ${isCancelled ? "was cancelled" : "is finished"}, so nothing about it can be changed. Its results stay; submit it again to run it again.`,
    fr: ({ isCancelled }) =>
      `Ce calcul ${isCancelled ? "a été annulé" : "est terminé"} ; plus rien ne peut y être changé. Ses résultats restent ; soumettez-le à nouveau pour le relancer.`,
  }),
  "too-many-open-jobs": refusal<{ open: number }>("LIMIT_EXCEEDED", {
    en: ({ open }) => `You have ${english(open)} open jobs, the maximum. Wait until one ends, or cancel one.`,
    fr: ({ open }) =>
      `Vous avez ${french(open)} calculs ouverts, le maximum. Attendez la fin de l’un d’eux, ou annulez-en un.`,
  }),
  "upload-gone": refusal<{ hash: string }>("CONFLICT", {
    en: ({ hash }) =>
      `The upload ${hash} was deleted at this moment, because no job used it any more. Upload it again.`,
    fr: ({ hash }) =>
      `Le fichier téléversé ${hash} vient d’être supprimé, car aucun calcul ne s’en servait plus. Téléversez-le à nouveau.`,
  }),
  "job-not-ended": refusal("CONFLICT", {
    en: "This job has not ended: cancel it first, then delete it.",
    fr: "Ce calcul n’a pas pris fin : annulez-le d’abord, puis supprimez-le.",
  }),
  "needed-by-chain": refusal("CONFLICT", {
    en: "Another job of yours is about to start over the outputs of this one. Wait until it has started, or cancel it.",
    fr: "Un autre de vos calculs va commencer sur les sorties de celui-ci. Attendez qu’il ait commencé, ou annulez-le.",
  }),
  "kept-too-briefly": refusal<{ days: number }>("CONFLICT", {
    en: ({ days }) => `This job ended more than ${days} days ago. To remove it now, delete it.`,
    fr: ({ days }) => `Ce calcul a pris fin il y a plus de ${days} jours. Pour le retirer maintenant, supprimez-le.`,
  }),
  "no-tiles": refusal("CONFLICT", {
    en: "This job makes no picture of tiles. Submit it with a picture of kind tiles to have one that can be published.",
    fr: "Ce calcul ne produit pas d’image en tuiles. Soumettez-le avec une image de type « tiles » pour en avoir une à publier.",
  }),
  "no-such-picture": refusal("NOT_FOUND", {
    en: "No picture is published here. Ask whoever gave you this address: its customer publishes it on the job’s page.",
    fr: "Aucune image n’est publiée ici. Demandez à la personne qui vous a donné cette adresse : le client la publie sur la page du calcul.",
  }),
  "budget-spent": refusal("CONFLICT", {
    en: "The budget of this job is spent, so it cannot continue. Add to the budget: that resumes it.",
    fr: "Le budget de ce calcul est dépensé ; il ne peut pas continuer. Augmentez le budget : cela le fait repartir.",
  }),
  "program-quarantined": refusal("CONFLICT", {
    en: "This program is quarantined: it crashed the sandbox on devices of three households, so it is not sent to any other device. Change the program and submit it as a new job, or ask an admin to look at it and lift the quarantine.",
    fr: "Ce programme est en quarantaine : il a fait tomber le bac à sable sur des appareils de trois foyers et n’est donc envoyé à aucun autre. Modifiez le programme et soumettez-le comme nouveau calcul, ou demandez à un administrateur de l’examiner et de lever la quarantaine.",
  }),
  "budget-before-start": refusal("CONFLICT", {
    en: "This job has not started. Add to its budget when it runs, or cancel it and submit it anew.",
    fr: "Ce calcul n’a pas commencé. Augmentez son budget quand il tournera, ou annulez-le et soumettez-le à nouveau.",
  }),
  "pause-before-start": refusal("CONFLICT", {
    en: "This job has not started: it waits for another one. Set its cores to 0, or cancel it.",
    fr: "Ce calcul n’a pas commencé : il en attend un autre. Mettez ses cœurs à 0, ou annulez-le.",
  }),
  "growth-before-start": refusal("CONFLICT", {
    en: "This job has not started: it waits for another one. Add to it when it runs.",
    fr: "Ce calcul n’a pas commencé : il en attend un autre. Complétez-le quand il tournera.",
  }),
  "growth-after-end": refusal<{ isCancelled: boolean }>("CONFLICT", {
    en: ({ isCancelled }) =>
      `This job ${isCancelled ? "was cancelled" : "has finished"}. Submit these inputs as a job of their own; a job that is paused, or whose cores are 0, stays open for more.`,
    fr: ({ isCancelled }) =>
      `Ce calcul ${isCancelled ? "a été annulé" : "est terminé"}. Soumettez ces entrées comme un calcul à part ; un calcul en pause, ou dont les cœurs sont à 0, reste ouvert.`,
  }),
  "too-many-units": refusal<{ units: number; added: number; max: number }>("LIMIT_EXCEEDED", {
    en: ({ units, added, max }) =>
      `This job has ${english(units)} units, and with these ${english(added)} it would have more than ${english(max)}, the maximum. Submit them as a job of their own.`,
    fr: ({ units, added, max }) =>
      `Ce calcul a ${french(units)} unités ; avec ces ${french(added)}, il en aurait plus de ${french(max)}, le maximum. Soumettez-les comme un calcul à part.`,
  }),
  "budget-too-large": refusal("LIMIT_EXCEEDED", {
    en: "This would make the budget larger than one job may have. Add less.",
    fr: "Le budget dépasserait ce qu’un calcul peut avoir. Ajoutez moins.",
  }),
  "too-many-additions": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) =>
      `Units were added to this job ${english(max)} times, the maximum. Submit the rest as a job of its own, and next time add more at once.`,
    fr: ({ max }) =>
      `Des unités ont été ajoutées ${french(max)} fois à ce calcul, le maximum. Soumettez le reste comme un calcul à part, et la prochaine fois ajoutez-en davantage d’un coup.`,
  }),
  "key-of-other-inputs": refusal<{ key: string; firstUnit: number; lastUnit: number }>("CONFLICT", {
    en: ({ key, firstUnit, lastUnit }) =>
      `Under the key "${key}" other inputs were added to this job, as units ${english(firstUnit)} to ${english(lastUnit)}. Choose a new key for these.`,
    fr: ({ key, firstUnit, lastUnit }) =>
      `Sous la clé « ${key} », d’autres entrées ont été ajoutées à ce calcul : les unités ${french(firstUnit)} à ${french(lastUnit)}. Choisissez une autre clé pour celles-ci.`,
  }),
  "add-by-customer-only": refusal("FORBIDDEN", {
    en: "Only the job's own customer can add units to it: they pay for them.",
    fr: "Seul le client de ce calcul peut y ajouter des unités : c’est lui qui les paie.",
  }),
  "too-many-waiting-jobs": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `You have ${max} jobs that wait for others, the maximum. Wait until one starts, or cancel one.`,
    fr: ({ max }) =>
      `Vous avez ${max} calculs qui en attendent d’autres, le maximum. Attendez que l’un commence, ou annulez-en un.`,
  }),
  "chain-too-long": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) =>
      `Before this job ${max} others would wait for one another, the maximum. Submit it when some of them have started.`,
    fr: ({ max }) =>
      `Avant ce calcul, ${max} autres s’attendraient l’un l’autre, le maximum. Soumettez-le quand certains auront commencé.`,
  }),
  "retry-by-customer-only": refusal("FORBIDDEN", {
    en: "Only the job's own customer can run its failed units again: they pay for it.",
    fr: "Seul le client de ce calcul peut relancer ses unités en échec : c’est lui qui les paie.",
  }),
  "nothing-failed": refusal("CONFLICT", {
    en: "No unit of this job has failed, so there is nothing to retry.",
    fr: "Aucune unité de ce calcul n’a échoué ; il n’y a rien à relancer.",
  }),
  "retry-would-overwrite": refusal<{ destination: string }>("CONFLICT", {
    en: ({ destination }) =>
      `Units are numbered anew when they are retried, so their outputs would overwrite others at ${destination}. Submit what failed as a job of its own, with {job} or {hash} in its destination.`,
    fr: ({ destination }) =>
      `Les unités relancées sont renumérotées ; leurs sorties en écraseraient d’autres à ${destination}. Soumettez ce qui a échoué comme un calcul à part, avec {job} ou {hash} dans sa destination.`,
  }),
  "retry-names-end": refusal("CONFLICT", {
    en: "The arguments of this module name {end}, which units that are not a range any more do not have. Submit the job again over the ranges that failed.",
    fr: "Les arguments de ce module nomment {end}, que n’ont plus des unités qui ne sont plus un intervalle. Soumettez à nouveau le calcul sur les intervalles en échec.",
  }),
  "retry-of-bucket": refusal("CONFLICT", {
    en: "The inputs of this job are in a bucket, and may have changed by now. Submit the job again over the objects that failed.",
    fr: "Les entrées de ce calcul sont dans un compartiment et ont pu changer. Soumettez à nouveau le calcul sur les objets en échec.",
  }),
  "too-many-failed": refusal("LIMIT_EXCEEDED", {
    en: "More units have failed than one job may have as inputs. Submit the whole job again.",
    fr: "Plus d’unités ont échoué qu’un calcul ne peut en prendre comme entrées. Soumettez à nouveau tout le calcul.",
  }),
};
