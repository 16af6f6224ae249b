import type { ProgramFaultWords } from "../programs/program-fault";
import { pythonFindingInWords } from "./python-finding-in-words";
import { wasiFindingInWords } from "./wasi-finding-in-words";

const placeOf = ({ line, column }: { line: number; column: number }) => `ligne ${line}, colonne ${column}`;

export const PROGRAM_FAULTS_IN_FRENCH: ProgramFaultWords = {
  faults: {
    said: ({ text }) => text,
    empty: () => "Ce programme est vide.",
    "too-hard": ({ seconds, mib }) =>
      `Ce programme n’a pas pu être vérifié en ${seconds} secondes et ${mib} Mio de mémoire. Réduisez-le, par exemple avec wasm-opt -Oz.`,
    wasi: ({ finding }) => wasiFindingInWords(finding, "fr"),
    "not-text": () => "Ce n’est pas un module JavaScript : ce n’est pas du texte en UTF-8.",
    "too-many-tokens": ({ max }) =>
      `Ce module a plus de ${max.toLocaleString("fr-CA")} noms, nombres, signes et parenthèses, le plus qui soit lu. Minifiez-le (par exemple avec esbuild --minify), ou donnez ses données en fichiers ou en un long texte.`,
    syntax: ({ said, text, ...place }) => `Erreur de syntaxe, ${placeOf(place)} : ${said}. La ligne : ${text}`,
    "computed-power": ({ text, ...place }) =>
      `Erreur de syntaxe, ${placeOf(place)} : **= sur un emplacement calculé ; écrivez emplacement = Math.pow(emplacement, …). La ligne : ${text}`,
    imports: ({ modules }) =>
      `Ce module importe ${modules.map((name) => `« ${name} »`).join(", ")}, et une unité n’a pas d’autre module : réunissez-le d’abord en un seul fichier (par exemple avec esbuild --bundle --format=esm).`,
    "no-default": () =>
      "Ce module n’a pas d’export par défaut. Écrivez l’unité ainsi : `export default (input, ctx) => output`.",
    python: ({ finding, isFirst }) => pythonFindingInWords(finding, isFirst, "fr"),
    "python-too-hard": ({ seconds, mib, said }) =>
      `Ce programme n’a pas pu être lu par l’interprète en ${seconds} secondes d’un cœur et ${mib} Mio de mémoire${said === "" ? "." : ` : « ${said} ».`} Soumettez des fichiers moins nombreux ou plus petits.`,
    "more-found": ({ count }) => `Et ${count} autres remarques de ce genre.`,
  },
  found: ({ place, others }, sentence) => {
    const more = others === 0 ? "" : others === 1 ? ", et à un autre endroit" : `, et à ${others} autres endroits`;
    const where = placeOf(place);
    return `L${where.slice(1)}${more} : ${sentence} La ligne : ${place.text}`;
  },
  absent: (name, instead, isSure) =>
    `${name} n’existe pas sur les appareils${isSure ? "." : ", une unité qui arrive ici échoue donc."} ${instead}`,
  findings: {
    stack:
      "Chaque moteur présente les piles d’appels à sa façon : ne les mettez pas dans ce que l’unité rend. Les journaux peuvent différer.",
    "engine-words":
      "Les moteurs formulent leurs erreurs chacun à leur façon : rendez vos propres mots, ou laissez l’erreur faire échouer l’unité.",
    "float-bytes":
      "Ceci lit les octets de nombres à virgule flottante. Les bits d’un NaN diffèrent d’un appareil à l’autre, et tout ce qui en est calculé aussi : rendez un Float64Array, ou écrivez avec DataView.setFloat64 ; tous deux rendent les NaN identiques.",
  },
  instead: {
    network:
      "Une unité n’a pas de réseau : ajoutez ce qu’il lui faut comme fichier du calcul, et lisez-le avec ctx.file.",
    timers:
      "Une unité n’a pas de minuterie, car les appareils diffèrent en vitesse : calculez, puis rendez le résultat.",
    randomness:
      "Utilisez Math.random(), dont la graine dépend de l’unité et qui est le même sur tous les appareils ; joignez les hachages et les chiffrements en JavaScript.",
    locales:
      "Ses données diffèrent d’un appareil à l’autre : mettez vous-même en forme nombres et dates, ou joignez une bibliothèque qui apporte ses données.",
    memory:
      "Le moment où la mémoire est libérée diffère d’un appareil à l’autre : gardez ce qu’il vous faut, ou utilisez un WeakMap.",
    threads: "Une unité n’a qu’un fil d’exécution, car avec plusieurs l’ordre change d’une fois à l’autre.",
    "more-units": "Une unité n’a qu’un fil d’exécution : ce sont plusieurs unités qui tournent à la fois.",
    "node-modules":
      "Cela vient des anciens modules de Node : réunissez le programme en un seul module ES (par exemple avec esbuild --bundle --format=esm).",
    "node-process":
      "Cela vient de Node : les arguments sont dans ctx.args ; en réunissant le programme, dites ce que cela vaut (esbuild --define:process.env.NODE_ENV='\"production\"').",
    "node-buffer":
      "Cela vient de Node : les octets sont un Uint8Array, et le texte passe par TextEncoder et TextDecoder.",
    "node-global": "Cela vient de Node : écrivez globalThis.",
    page: "Une unité n’a ni page, ni écran, ni stockage : calculez des octets, du texte ou du JSON, et rendez-les.",
    library: "Joignez une bibliothèque qui le fait en JavaScript.",
    "newer-object":
      "C’est plus récent qu’ECMAScript 2023, et tous les moteurs ne l’ont pas : joignez un complément (polyfill).",
    "newer-function": "C’est plus récent qu’ECMAScript 2023, et tous les moteurs ne l’ont pas : écrivez-le vous-même.",
    "code-from-text": "On ne peut pas créer ici de code à partir d’un texte : écrivez une fonction.",
    arguments: "Hors d’une fonction qui n’est pas fléchée, cela ne veut rien dire : nommez les paramètres.",
    bundle: "Une unité est un seul fichier : joignez-y ce qu’elle importe (par exemple avec esbuild --bundle).",
    declare: "Rien dans le module ne le déclare non plus : déclarez-le, ou joignez la bibliothèque qui le fait.",
  },
};
