import type { StateReason } from "#core/jobs/state-reason";
import type { BucketFault } from "../api/storage";
import { bucketRemedy } from "../bucket-remedy";
import type { ChainFault } from "../job-faults/chain-fault";
import { chainFaultInWords } from "../job-faults/chain-fault-in-words";
import type { ComparisonTrouble } from "../job-faults/comparison-trouble";
import { comparisonTroubleInWords } from "../job-faults/comparison-trouble-in-words";
import { dollarText } from "../text/dollar-nanos";
import { withFixedSpaces } from "../text/fixed-spaces";
import type { Language } from "../text/language";
import { limitInWords } from "./limit-in-words";

type Kind = StateReason["kind"];
/** A sentence or two for every kind: what happened, and what to do. */
type ReasonWords = { [K in Kind]: (reason: Extract<StateReason, { kind: K }>) => string };

const ENGLISH: ReasonWords = {
  "paused-by-hand": () => "Paused by hand.",
  "cancelled-by-customer": () => "Cancelled by its customer.",
  "stopped-by-admin": ({ words }) => `Stopped by the city: ${words}`,
  "budget-spent": () => "The budget is spent. Add to it to continue; nothing is lost.",
  "budget-too-small": () =>
    "What is left of the budget is less than the price of one unit. Add to it to continue; nothing is lost.",
  "first-units-failed": ({ units }) =>
    `The first ${units} units all failed. Look at their errors, or resume the job to continue anyway.`,
  "first-units-hit-limit": ({ units, ...hit }) =>
    `The first ${units} units all hit a limit. ${limitInWords(hit)} Submit the job again with that, or resume it to continue anyway.`,
  "inputs-unreadable": () =>
    "The coordinator could not read the job's inputs. Nothing is lost; resume the job to try again.",
  "bucket-unreadable": ({ connection, fault }) =>
    `The bucket s3://${connection} cannot be read: ${bucketRemedy(fault as BucketFault)}. Then resume the job; nothing is lost.`,
  "bucket-unwritable": ({ connection, fault }) =>
    `Outputs cannot be written to the bucket s3://${connection}: ${bucketRemedy(fault as BucketFault)}. Then resume the job; nothing is lost.`,
  "comparison-broke": (trouble) =>
    `${comparisonTroubleInWords(trouble as ComparisonTrouble, "en")} Results cannot be checked, so the job is paused. Nothing is lost: fix the function and submit the job again, or resume the job to give this one another try.`,
  "comparison-failed": ({ trouble }) =>
    `${trouble} Results cannot be checked, so the job is paused. Nothing is lost: fix the function and submit the job again, or resume the job to give this one another try.`,
  quarantined: () =>
    "Quarantined: the program crashed the sandbox on devices of three households, probably because it uses too much memory. Nothing more is charged. Change the program and submit it again, or ask an admin to look at it and lift the quarantine.",
  "held-for-review": () =>
    "A moderator of the city looks at this job before it runs on residents' devices. It starts by itself when it is approved; until then nothing is charged.",
  "refused-in-review": ({ words }) =>
    `A moderator of the city looked at this job and refused it: ${words} Nothing was charged.`,
  "customer-frozen": ({ words }) =>
    `The city has frozen your jobs: ${words} Nothing is lost, and nothing is charged meanwhile. Ask the city's admins.`,
  "owes-money": ({ nanos }) =>
    `A payment of yours was taken back after it had been spent, so you owe C$${dollarText(nanos)}. Pay that in and the job goes on by itself; nothing is lost, and nothing is charged meanwhile.`,
  "customer-banned": ({ words }) => `The city runs no more jobs of yours: ${words}`,
  "program-banned": ({ words }) =>
    `The city has banned this program, or another file of the job: ${words} What was not spent is yours again.`,
  "waits-for-job": ({ jobId }) =>
    `Waits for ${jobId}: it starts by itself over that job's outputs as soon as that job has finished.`,
  "waits-for-money": ({ jobId, nanos }) =>
    `The job ${jobId} has finished, but you have less than this job's budget of C$${dollarText(nanos)} free. It starts by itself within a minute of there being enough.`,
  "no-outputs": ({ jobId, why, units }) => `${NO_OUTPUTS[why](jobId, units)} Nothing was charged for this job.`,
  "outputs-unusable": ({ jobId, fault, ...facts }) =>
    `The outputs of ${jobId} could not be this job's inputs: ${chainFaultInWords(fault as ChainFault, facts, "en")}`,
  "outputs-refused": ({ jobId, words }) => `The outputs of ${jobId} could not be this job's inputs: ${words}`,
  other: ({ words }) => words,
};

const NO_OUTPUTS: Record<
  Extract<StateReason, { kind: "no-outputs" }>["why"],
  (jobId: string, units: number) => string
> = {
  cancelled: (jobId) => `The job ${jobId}, whose outputs it needed, was cancelled. Submit it again over another job.`,
  deleted: (jobId) => `The job ${jobId}, whose outputs it needed, was deleted. Submit it again over another job.`,
  none: (jobId) => `No unit of ${jobId} has an output, so there is nothing to start with. Look at that job's errors.`,
  "units-failed": (jobId, units) =>
    `Units of ${jobId} have failed (${units}), so it would have started with only a part of the outputs. Submit it again with \`"failed": "skip"\` to leave them out.`,
};

const FRENCH: ReasonWords = {
  "paused-by-hand": () => "Suspendu à la main.",
  "cancelled-by-customer": () => "Annulé par son client.",
  "stopped-by-admin": ({ words }) => `Arrêté par la ville : ${words}`,
  "budget-spent": () => "Le budget est épuisé. Ajoutez-en pour continuer ; rien n’est perdu.",
  "budget-too-small": () =>
    "Ce qui reste du budget ne suffit plus à payer une unité. Ajoutez-en pour continuer ; rien n’est perdu.",
  "first-units-failed": ({ units }) =>
    `Les ${units} premières unités ont toutes échoué. Regardez leurs erreurs, ou reprenez le calcul pour continuer quand même.`,
  "first-units-hit-limit": ({ units, ...hit }) =>
    `Les ${units} premières unités ont toutes atteint une limite. ${limitInWords(hit, "fr")} Soumettez de nouveau le calcul avec cette valeur, ou reprenez-le pour continuer quand même.`,
  "inputs-unreadable": () =>
    "Le coordonnateur n’a pas pu lire les entrées du calcul. Rien n’est perdu ; reprenez le calcul pour réessayer.",
  "bucket-unreadable": ({ connection, fault }) =>
    `Le compartiment s3://${connection} ne peut pas être lu : ${bucketRemedy(fault as BucketFault, {}, "fr")}. Ensuite, reprenez le calcul ; rien n’est perdu.`,
  "bucket-unwritable": ({ connection, fault }) =>
    `Les sorties ne peuvent pas être écrites dans le compartiment s3://${connection} : ${bucketRemedy(fault as BucketFault, {}, "fr")}. Ensuite, reprenez le calcul ; rien n’est perdu.`,
  "comparison-broke": (trouble) =>
    `${comparisonTroubleInWords(trouble as ComparisonTrouble, "fr")} Les résultats ne peuvent pas être vérifiés ; le calcul est donc suspendu. Rien n’est perdu : corrigez la fonction et soumettez de nouveau le calcul, ou reprenez-le pour lui donner une autre chance.`,
  "comparison-failed": ({ trouble }) =>
    `La fonction de comparaison n’a pas fait son travail : « ${trouble} » Les résultats ne peuvent pas être vérifiés ; le calcul est donc suspendu. Rien n’est perdu : corrigez la fonction et soumettez de nouveau le calcul, ou reprenez-le pour lui donner une autre chance.`,
  quarantined: () =>
    "En quarantaine : le programme a fait planter le bac à sable sur des appareils de trois foyers, probablement en épuisant leur mémoire. Plus rien n’est facturé. Modifiez le programme et soumettez-le de nouveau, ou demandez à un administrateur de l’examiner et de lever la quarantaine.",
  "held-for-review": () =>
    "Un modérateur de la ville examine ce calcul avant qu’il ne tourne sur les appareils des résidents. Il commence de lui-même une fois approuvé ; d’ici là, rien n’est facturé.",
  "refused-in-review": ({ words }) =>
    `Un modérateur de la ville a examiné ce calcul et l’a refusé : ${words} Rien n’a été facturé.`,
  "customer-frozen": ({ words }) =>
    `La ville a gelé vos calculs : ${words} Rien n’est perdu, et rien n’est facturé entre-temps. Adressez-vous aux administrateurs de la ville.`,
  "owes-money": ({ nanos }) =>
    `Un de vos paiements a été repris après avoir été dépensé ; vous devez donc ${dollarText(nanos).replace(".", ",")} $ CA. Versez cette somme et le calcul continue de lui-même ; rien n’est perdu, et rien n’est facturé entre-temps.`,
  "customer-banned": ({ words }) => `La ville n’exécute plus vos calculs : ${words}`,
  "program-banned": ({ words }) =>
    `La ville a banni ce programme, ou un autre fichier du calcul : ${words} Ce qui n’a pas été dépensé vous revient.`,
  "waits-for-job": ({ jobId }) =>
    `Attend ${jobId} : il commence de lui-même avec les sorties de ce calcul dès que celui-ci est terminé.`,
  "waits-for-money": ({ jobId, nanos }) =>
    `Le calcul ${jobId} est terminé, mais il vous reste moins que le budget de celui-ci, ${dollarText(nanos)} $ CA. Il commence de lui-même dans la minute qui suit dès qu’il y a assez.`,
  "no-outputs": ({ jobId, why, units }) =>
    `${NO_OUTPUTS_IN_FRENCH[why](jobId, units)} Rien n’a été facturé pour ce calcul-ci.`,
  "outputs-unusable": ({ jobId, fault, ...facts }) =>
    `Les sorties de ${jobId} n’ont pas pu servir d’entrées à ce calcul : ${chainFaultInWords(fault as ChainFault, facts, "fr")}`,
  "outputs-refused": ({ jobId, words }) =>
    `Les sorties de ${jobId} n’ont pas pu servir d’entrées à ce calcul : ${words}`,
  other: ({ words }) => words,
};

const NO_OUTPUTS_IN_FRENCH: typeof NO_OUTPUTS = {
  cancelled: (jobId) =>
    `Le calcul ${jobId}, dont les sorties devaient être ses entrées, a été annulé. Soumettez celui-ci de nouveau avec un autre.`,
  deleted: (jobId) =>
    `Le calcul ${jobId}, dont les sorties devaient être ses entrées, a été supprimé. Soumettez celui-ci de nouveau avec un autre.`,
  none: (jobId) =>
    `Aucune unité de ${jobId} n’a de sortie ; il n’y a donc rien pour commencer. Regardez les erreurs de ce calcul.`,
  "units-failed": (jobId, units) =>
    `Des unités de ${jobId} ont échoué (${units}) ; ce calcul-ci n’aurait eu qu’une partie des sorties. Soumettez-le de nouveau avec \`"failed": "skip"\` pour les laisser de côté.`,
};

const WORDS: Record<Language, ReasonWords> = { en: ENGLISH, fr: withFixedSpaces(FRENCH) };

/** The only place where a reason becomes a sentence. Nothing parses that sentence. */
export const stateReasonInWords = (reason: StateReason, language: Language = "en"): string =>
  (WORDS[language][reason.kind] as (reason: StateReason) => string)(reason);
