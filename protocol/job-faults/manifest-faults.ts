import { LIMITS } from "../limits";
import { english, french } from "../refusals/refusal";
import { faultWords, kib, mib } from "./fault-words";

type InputForm = "range" | "lines" | "json" | "jsonl" | "files";

const FORMS: Record<InputForm, { en: string; fr: string; kinds: { en: string; fr: string } }> = {
  range: { en: "numbers", fr: "des nombres", kinds: { en: '"range"', fr: '"range"' } },
  lines: {
    en: "lines",
    fr: "des lignes",
    kinds: { en: '"lines" or "bucket-lines"', fr: '"lines" ou "bucket-lines"' },
  },
  json: {
    en: "JSON values",
    fr: "des valeurs JSON",
    kinds: { en: '"json", "csv" or "grid"', fr: '"json", "csv" ou "grid"' },
  },
  jsonl: { en: "lines of JSON", fr: "des lignes de JSON", kinds: { en: '"jsonl"', fr: '"jsonl"' } },
  files: {
    en: "files",
    fr: "des fichiers",
    kinds: { en: '"files", "archive" or "bucket"', fr: '"files", "archive" ou "bucket"' },
  },
};

const inBraces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(", ");
const callMib = mib(LIMITS.callBytes);

/** What is wrong with a manifest apart from its inputs, or with inputs for a job that runs. */
export const manifestFaults = {
  "template-field": faultWords<{ field: string; known: string[] }>({
    en: ({ field, known }) =>
      `{${field}} is not a field of these inputs. They have ${inBraces(known)}; write {{ and }} for plain braces`,
    fr: ({ field, known }) =>
      `{${field}} n’est pas un champ de ces entrées. Elles ont ${inBraces(known)} ; écrivez {{ et }} pour de simples accolades`,
  }),
  "call-too-long": faultWords<{ fields: number; longestBytes: number }>({
    en: ({ fields, longestBytes }) =>
      `the templates name fields ${english(fields)} times, and the longest line has ${english(longestBytes)} bytes: together more than the ${callMib} MiB that the arguments and standard input of one unit may have. Name fewer fields, or put long values into files`,
    fr: ({ fields, longestBytes }) =>
      `les modèles nomment des champs ${french(fields)} fois, et la ligne la plus longue a ${french(longestBytes)} octets : ensemble, plus que les ${callMib} Mio que peuvent avoir les arguments et l’entrée standard d’une unité. Nommez moins de champs, ou mettez les longues valeurs dans des fichiers`,
  }),
  "kept-too-long": faultWords<{ maxDays: number }>({
    en: ({ maxDays }) => `is too long: this city keeps inputs and results for at most ${maxDays} days`,
    fr: ({ maxDays }) =>
      `est trop long : cette ville conserve les entrées et les résultats pendant ${maxDays} jours au plus`,
  }),
  "path-twice": faultWords<{ path: string }>({
    en: ({ path }) => `${path} is named twice.`,
    fr: ({ path }) => `${path} est nommé deux fois.`,
  }),
  "shared-too-large": faultWords<{ bytes: number }>({
    en: ({ bytes }) =>
      `These files have ${mib(bytes)} MiB together; every device fetches all of them, so at most ${mib(LIMITS.sharedBytes)} MiB are allowed.`,
    fr: ({ bytes }) =>
      `Ces fichiers ont ensemble ${mib(bytes)} Mio ; chaque appareil les récupère tous, donc ${mib(LIMITS.sharedBytes)} Mio au plus sont permis.`,
  }),
  "no-such-source": faultWords<{ job: string }>({
    en: ({ job }) => `You have no job ${job}. GET /api/v1/jobs lists yours.`,
    fr: ({ job }) => `Vous n’avez pas de calcul ${job}. GET /api/v1/jobs donne la liste des vôtres.`,
  }),
  "source-deleted": faultWords<{ job: string }>({
    en: ({ job }) => `The outputs of ${job} were deleted. Submit that job again, and name the new one here.`,
    fr: ({ job }) =>
      `Les sorties de ${job} ont été supprimées. Soumettez ce calcul à nouveau, et nommez ici le nouveau.`,
  }),
  "source-cancelled": faultWords<{ job: string }>({
    en: ({ job }) => `${job} was cancelled, so it never finishes. Name a job that runs or has finished.`,
    fr: ({ job }) => `${job} a été annulé et ne se terminera jamais. Nommez un calcul qui tourne ou qui est terminé.`,
  }),
  "source-in-bucket": faultWords<{ job: string; destination: string }>({
    en: ({ job, destination }) =>
      `The outputs of ${job} go to ${destination}. Name them there, with inputs of the kind "bucket".`,
    fr: ({ job, destination }) =>
      `Les sorties de ${job} vont vers ${destination}. Nommez-les là, avec des entrées du type "bucket".`,
  }),
  "outputs-cannot-be-added": faultWords({
    en: "the outputs of another job cannot be added to one: submit a job over them, with the same program",
    fr: "les sorties d’un autre calcul ne peuvent pas être ajoutées à un calcul : soumettez-en un sur elles, avec le même programme",
  }),
  "other-form": faultWords<{ form: InputForm }>({
    en: ({ form }) => `the units of this job are ${FORMS[form].en}: add inputs of the kind ${FORMS[form].kinds.en}`,
    fr: ({ form }) =>
      `les unités de ce calcul sont ${FORMS[form].fr} : ajoutez des entrées du type ${FORMS[form].kinds.fr}`,
  }),
  "same-names": faultWords<{ destination: string }>({
    en: ({ destination }) =>
      `outputs go to ${destination}, where one of the same name would be taken for an earlier one: submit these as a job of their own`,
    fr: ({ destination }) =>
      `les sorties vont vers ${destination}, où l’une du même nom passerait pour une précédente : soumettez celles-ci comme un calcul à part`,
  }),
  "range-goes-on": faultWords<{ from: number; step: number }>({
    en: ({ from, step }) =>
      `this job counts on by ${step}: add {"kind": "range", "from": ${from}, "to": …, "step": ${step}}`,
    fr: ({ from, step }) =>
      `ce calcul compte par pas de ${step} : ajoutez {"kind": "range", "from": ${from}, "to": …, "step": ${step}}`,
  }),
  "destination-unknown": faultWords<{ name: string }>({
    en: ({ name }) =>
      `you have no connection called "${name}". Connect the bucket on the account page, or with \`npx lamplighter storage save\``,
    fr: ({ name }) =>
      `vous n’avez pas de connexion appelée « ${name} ». Reliez le compartiment sur la page du compte, ou avec \`npx lamplighter storage save\``,
  }),
  "destination-read-only": faultWords<{ name: string }>({
    en: ({ name }) => `the connection "${name}" is read-only. Switch that off on the account page, or name another one`,
    fr: ({ name }) =>
      `la connexion « ${name} » est en lecture seule. Changez cela sur la page du compte, ou nommez-en une autre`,
  }),
  "output-too-large": faultWords({
    en: `may be ${mib(LIMITS.unitOutputBytes)} MiB at most, unless outputs go to a bucket of yours: then set destination`,
    fr: `peut être de ${mib(LIMITS.unitOutputBytes)} Mio au plus, sauf si les sorties vont dans un de vos compartiments : indiquez alors destination`,
  }),
  "bucket-by-bytes": faultWords({
    en: "must be by bytes where outputs go to a bucket: nobody else has them",
    fr: "doit se faire par octets quand les sorties vont dans un compartiment : personne d’autre ne les a",
  }),
  "bucket-mosaic": faultWords({
    en: "must be a mosaic where outputs go to a bucket: nobody else has them",
    fr: "doit être une mosaïque quand les sorties vont dans un compartiment : personne d’autre ne les a",
  }),
  "bucket-part": faultWords({
    en: "must have {part} or {hash}, for a unit has several outputs",
    fr: "doit contenir {part} ou {hash}, car une unité a plusieurs sorties",
  }),
  "bucket-name": faultWords({
    en: "has {name}, which only inputs that are files or objects have",
    fr: "contient {name}, que seules ont les entrées qui sont des fichiers ou des objets",
  }),
  "bucket-until-one": faultWords({
    en: "cannot be given with `untilOne`: the city must have the outputs to go on with them. Download the last one",
    fr: "ne peut pas être donné avec `untilOne` : la ville doit avoir les sorties pour continuer avec elles. Téléchargez la dernière",
  }),
  "comparison-too-large": faultWords<{ bytes: number }>({
    en: ({ bytes }) => `This comparison has ${kib(bytes)} KiB; at most ${kib(LIMITS.comparatorBytes)} KiB are allowed.`,
    fr: ({ bytes }) =>
      `Cette comparaison a ${kib(bytes)} Kio ; ${kib(LIMITS.comparatorBytes)} Kio au plus sont permis.`,
  }),
};
