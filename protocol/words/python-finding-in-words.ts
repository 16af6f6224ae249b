import {
  type ArchiveFault,
  type PythonFinding,
  type PythonInsteadKind,
  pythonInstead,
} from "../programs/python-finding";
import type { Language } from "../text/language";

type Kind = PythonFinding["kind"];
type ArchiveFinding = Extract<PythonFinding, { kind: "archive" }>;

interface PythonWords {
  at: (path: string, line: number, column: number) => string;
  findings: { [K in Exclude<Kind, "archive">]: (finding: Extract<PythonFinding, { kind: K }>) => string };
  /** What applies to every missing module. */
  anyModule: string;
  compiled: (module: string) => string;
  instead: Record<PythonInsteadKind, string>;
  archive: Record<ArchiveFault, (finding: ArchiveFinding) => string>;
}

const ended = (message: string) => (/[.?!]$/.test(message) ? message : `${message}.`);

const ENGLISH: PythonWords = {
  at: (path, line, column) => `${path}, line ${line}, column ${column}: `,
  findings: {
    "no-main": () => "The zip holds no main.py at its top: put the program there.",
    syntax: ({ message }) => ended(message),
    missing: ({ module }) => `there is no module ${module} here.`,
    "perhaps-missing": ({ module }) => `there is no module ${module} here, in case this line is reached.`,
    "without-effect": ({ module, why }) => `${module} can be imported, but ${why}.`,
    "uncalled-run": ({ isAsync }) =>
      `\`run\` is never called, and the program is run as a script. To have it called for each unit, write \`def run(input, ctx):\` at the top level of the file${isAsync ? ", without `async`" : ""}.`,
  },
  anyModule:
    "Python's standard library is here, and any module in pure Python that you add to the shared files, as a file, a zip or a wheel.",
  compiled: (module) => `The module ${module} needs compiled code or a network.`,
  instead: {
    numbers: "For numbers there are `math`, `cmath`, `statistics` and `random`.",
    arrays:
      "For arrays there are `array`, `memoryview` and lists; for numbers `math`, `cmath`, `statistics` and `fractions`.",
    tables: "For tables there are `csv`, `sqlite3` and `statistics`.",
    pictures: "Pictures can be written as raw bytes, PPM or PNG by `zlib` and `struct`.",
    xml: "For XML there is `xml.etree.ElementTree`.",
    network: "A unit has no network: give it its data as inputs or shared files.",
  },
  archive: {
    platform: ({ path }) =>
      `${path} is built for one platform: only wheels in pure Python run here, whose names end with py3-none-any.whl.`,
    encrypted: ({ path, member }) => `${path}: ${member} is encrypted. Pack it without a password.`,
    climbs: ({ path, member }) => `${path}: ${member} leads out of the archive. Pack it with paths that stay inside.`,
    compiled: ({ path, member }) =>
      `${path}: ${member} is compiled for one kind of machine, and devices are of all kinds. Only pure Python runs here.`,
    "too-large": ({ path }) =>
      `${path} unpacks to more than 64 MiB or 20,000 files. Leave out what the program does not import.`,
    broken: ({ path, message }) => `${path} cannot be read as a zip: ${message}. Pack it again.`,
  },
};

/** Why a module of the standard library does nothing here, where `bootstrap.py` says it in English. */
const WITHOUT_EFFECT_IN_FRENCH: Readonly<Record<string, string>> = {
  asyncio: "sa boucle d’événements a besoin de sockets",
  "concurrent.futures": "ni fil d’exécution ni processus ne peut être démarré",
  multiprocessing: "aucun processus ne peut être démarré",
  socket: "il n’y a pas de réseau",
  subprocess: "aucun autre programme ne peut être démarré",
  threading: "aucun fil d’exécution ne peut être démarré",
  "urllib.request": "il n’y a pas de réseau",
};

const FRENCH: PythonWords = {
  at: (path, line, column) => `${path}, ligne ${line}, colonne ${column} : `,
  findings: {
    "no-main": () => "Le zip n’a pas de main.py à sa racine : mettez-y le programme.",
    syntax: ({ message }) => ended(message),
    missing: ({ module }) => `il n’y a pas ici de module ${module}.`,
    "perhaps-missing": ({ module }) => `il n’y a pas ici de module ${module}, si jamais cette ligne est atteinte.`,
    "without-effect": ({ module, why }) =>
      `${module} peut être importé, mais ${WITHOUT_EFFECT_IN_FRENCH[module] ?? why}.`,
    "uncalled-run": ({ isAsync }) =>
      `\`run\` n’est jamais appelée, et le programme s’exécute comme un script. Pour qu’elle soit appelée à chaque unité, écrivez \`def run(input, ctx):\` au premier niveau du fichier${isAsync ? ", sans `async`" : ""}.`,
  },
  anyModule:
    "La bibliothèque standard de Python est là, ainsi que tout module en Python pur que vous ajoutez aux fichiers partagés, en fichier, en zip ou en wheel.",
  compiled: (module) => `Le module ${module} a besoin de code compilé ou d’un réseau.`,
  instead: {
    numbers: "Pour les nombres il y a `math`, `cmath`, `statistics` et `random`.",
    arrays:
      "Pour les tableaux il y a `array`, `memoryview` et les listes ; pour les nombres `math`, `cmath`, `statistics` et `fractions`.",
    tables: "Pour les tables il y a `csv`, `sqlite3` et `statistics`.",
    pictures: "Les images s’écrivent en octets bruts, en PPM, ou en PNG avec `zlib` et `struct`.",
    xml: "Pour le XML il y a `xml.etree.ElementTree`.",
    network: "Une unité n’a pas de réseau : donnez-lui ses données en entrées ou en fichiers partagés.",
  },
  archive: {
    platform: ({ path }) =>
      `${path} est construit pour une seule plateforme : seuls tournent ici les wheels en Python pur, dont le nom finit par py3-none-any.whl.`,
    encrypted: ({ path, member }) => `${path} : ${member} est chiffré. Refaites l’archive sans mot de passe.`,
    climbs: ({ path, member }) =>
      `${path} : ${member} mène hors de l’archive. Refaites-la avec des chemins qui restent dedans.`,
    compiled: ({ path, member }) =>
      `${path} : ${member} est compilé pour un seul genre de machine, et les appareils sont de tous genres. Seul le Python pur tourne ici.`,
    "too-large": ({ path }) =>
      `${path} contient plus de 64 Mio ou de 20 000 fichiers. Retirez ce que le programme n’importe pas.`,
    broken: ({ path, message }) => `${path} ne peut pas être lu comme un zip : ${message}. Refaites-le.`,
  },
};

const WORDS: Record<Language, PythonWords> = { en: ENGLISH, fr: FRENCH };

/** What applies to every missing module is said only for the first one. */
export function pythonFindingInWords(finding: PythonFinding, isFirst: boolean, language: Language = "en"): string {
  const words = WORDS[language];
  if (finding.kind === "archive") return words.archive[finding.why](finding);
  const sentence = (words.findings[finding.kind] as (finding: PythonFinding) => string)(finding);
  const place = "line" in finding ? words.at(finding.path, finding.line, finding.column) : "";
  const more = finding.kind === "missing" || finding.kind === "perhaps-missing" ? remedy(finding, isFirst, words) : [];
  return [`${place}${sentence}`, ...more].join(" ");
}

function remedy({ module }: { module: string }, isFirst: boolean, words: PythonWords): string[] {
  const instead = pythonInstead(module);
  const root = module.split(".")[0] ?? module;
  return [
    ...(isFirst ? [words.anyModule] : []),
    ...(instead === undefined ? [] : [words.compiled(root), words.instead[instead]]),
  ];
}
