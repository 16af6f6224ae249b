import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";

interface LimitTable {
  title: string;
  rows: [what: string, bound: string][];
}

const MIB = 1024 ** 2;
/** What something is called, language by language. */
type Named = Record<Language, string>;
type Bound = (language: Language) => string;

const count =
  (value: number): Bound =>
  (language) =>
    value.toLocaleString(language === "fr" ? "fr-CA" : "en-CA").replaceAll(/\s/g, " ");
const bytes =
  (value: number): Bound =>
  (language) => {
    const [size, unit] =
      value >= 1024 * MIB ? [value / 1024 / MIB, "Gi"] : value >= MIB ? [value / MIB, "Mi"] : [value / 1024, "Ki"];
    return `${size} ${unit}${language === "fr" ? "o" : "B"}`;
  };
const said =
  (words: Named): Bound =>
  (language) =>
    words[language];

/** What customers meet, in the order in which they do. */
const TABLES: [title: Named, rows: [what: Named, bound: Bound][]][] = [
  [
    { en: "A job", fr: "Un calcul" },
    [
      [{ en: "units", fr: "unités" }, count(LIMITS.unitsPerJob)],
      [{ en: "a program", fr: "un programme" }, bytes(LIMITS.programBytes)],
      [{ en: "one upload", fr: "un téléversement" }, bytes(LIMITS.uploadBytes)],
      [{ en: "one line of inputs", fr: "une ligne d’entrées" }, bytes(LIMITS.inputLineBytes)],
      [{ en: "files as inputs", fr: "fichiers comme entrées" }, count(LIMITS.inputFiles)],
      [
        { en: "files in an archive of inputs", fr: "fichiers dans une archive d’entrées" },
        count(LIMITS.MAX_ARCHIVE_MEMBERS),
      ],
      [
        { en: "an archive of inputs, unpacked", fr: "une archive d’entrées, décompressée" },
        bytes(LIMITS.MAX_UNPACKED_BYTES),
      ],
      [
        { en: "objects of a bucket as inputs", fr: "objets d’un compartiment comme entrées" },
        count(LIMITS.MAX_INPUT_OBJECTS),
      ],
      [
        { en: "an object, or a piece of one, for one unit", fr: "un objet, ou un morceau d’objet, pour une unité" },
        bytes(LIMITS.MAX_UNIT_INPUT_BYTES),
      ],
      [
        { en: "shared files", fr: "fichiers partagés" },
        (language) =>
          `${LIMITS.sharedFiles}, ${bytes(LIMITS.sharedBytes)(language)} ${said({ en: "together", fr: "ensemble" })(language)}`,
      ],
      [{ en: "replicas", fr: "répliques" }, count(LIMITS.replicas)],
      [{ en: "cores", fr: "cœurs" }, count(LIMITS.coresPerJob)],
      [{ en: "jobs in a chain", fr: "calculs dans une chaîne" }, count(LIMITS.MAX_CHAIN_DEPTH)],
    ],
  ],
  [
    { en: "A unit", fr: "Une unité" },
    [
      [
        { en: "time by the clock (`limits.wallSeconds`)", fr: "temps à l’horloge (`limits.wallSeconds`)" },
        () => `${LIMITS.unitWallMs / 60_000} minutes`,
      ],
      [{ en: "memory (`limits.memoryMib`)", fr: "mémoire (`limits.memoryMib`)" }, bytes(LIMITS.unitMemoryMib * MIB)],
      [{ en: "output (`limits.outputBytes`)", fr: "sortie (`limits.outputBytes`)" }, bytes(LIMITS.unitOutputBytes)],
      [
        { en: "output that goes to a bucket of yours", fr: "sortie qui va dans un compartiment à vous" },
        bytes(LIMITS.MAX_PLACED_OUTPUT_BYTES),
      ],
      [
        { en: "output files beside standard output", fr: "fichiers de sortie à côté de la sortie standard" },
        count(LIMITS.outputFiles),
      ],
      [{ en: "standard error that is kept", fr: "sortie d’erreur qui est gardée" }, bytes(LIMITS.unitStderrBytes)],
      [{ en: "arguments and standard input", fr: "arguments et entrée standard" }, bytes(LIMITS.callBytes)],
    ],
  ],
  [
    { en: "Results", fr: "Résultats" },
    [
      [
        {
          en: "units in one archive; more come in parts",
          fr: "unités dans une archive ; au-delà, elle vient en parties",
        },
        count(LIMITS.zipUnits),
      ],
      [
        { en: "rows of NDJSON, CSV and Parquet", fr: "rangées de NDJSON, CSV et Parquet" },
        said({ en: "no limit", fr: "sans limite" }),
      ],
      [{ en: "results in one page of the API", fr: "résultats dans une page de l’API" }, count(LIMITS.apiPage)],
      [{ en: "downloads at once", fr: "téléchargements à la fois" }, count(LIMITS.MAX_DOWNLOADS_PER_PERSON)],
      [
        {
          en: "days that results are kept after a job's end",
          fr: "jours de conservation des résultats après la fin d’un calcul",
        },
        count(LIMITS.MAX_KEEP_DAYS),
      ],
      [
        {
          en: "days that an upload is kept which no job names",
          fr: "jours de conservation d’un téléversement qu’aucun calcul ne nomme",
        },
        count(LIMITS.MAX_IDLE_UPLOAD_DAYS),
      ],
    ],
  ],
  [
    { en: "A customer", fr: "Un client" },
    [
      [
        { en: "jobs that run or are paused", fr: "calculs en cours ou suspendus" },
        count(LIMITS.MAX_OPEN_JOBS_PER_CUSTOMER),
      ],
      [
        { en: "of these, waiting for another job", fr: "parmi eux, en attente d’un autre calcul" },
        count(LIMITS.MAX_WAITING_JOBS_PER_CUSTOMER),
      ],
      [{ en: "calls of the API a minute", fr: "appels de l’API par minute" }, count(LIMITS.apiCallsPerMinute)],
      [
        { en: "the body of a call that is no upload", fr: "le corps d’un appel qui n’est pas un téléversement" },
        bytes(LIMITS.apiBodyBytes),
      ],
      [{ en: "uploads at once", fr: "téléversements à la fois" }, count(LIMITS.uploadsAtOnce)],
      [{ en: "uploaded in an hour", fr: "téléversés en une heure" }, bytes(LIMITS.uploadBytesPerHour)],
      [
        {
          en: "stored at the city, unless it says otherwise",
          fr: "conservés dans la ville, sauf si elle dit autre chose",
        },
        bytes(LIMITS.storedBytesPerCustomer),
      ],
      [{ en: "API keys", fr: "clés d’API" }, count(LIMITS.apiKeys)],
      [{ en: "connections to buckets", fr: "connexions à des compartiments" }, count(LIMITS.MAX_STORAGE_CONNECTIONS)],
    ],
  ],
];

/** The tables of docs/limits.md, in a language. */
export const customerLimits = (language: Language): LimitTable[] =>
  TABLES.map(([title, rows]) => ({
    title: title[language],
    rows: rows.map(([what, bound]) => [what[language], bound(language)]),
  }));
