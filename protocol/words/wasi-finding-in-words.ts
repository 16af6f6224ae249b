import { WASI_MODULE } from "#core/metering/wasi-functions";
import type { WasiFinding } from "../programs/wasi-finding";
import type { Language } from "../text/language";

type Words = { [K in WasiFinding["kind"]]: (finding: Extract<WasiFinding, { kind: K }>) => string };

const ENGLISH: Words = {
  "no-module": ({ head }) =>
    `This is not a WebAssembly module: it begins with ${head}, and a module with 00 61 73 6d. Compile the program for wasm32-wasi (preview 1) and upload the .wasm file.`,
  component: () =>
    "This is a WebAssembly component; what runs here is a core module. Compile for wasm32-wasi preview 1 (in Rust: wasm32-wasip1), not preview 2.",
  version: ({ version }) => `This WebAssembly module has version ${version}; 1 is the one that engines run.`,
  unmeterable: ({ said }) => said,
  broken: ({ said }) => `This WebAssembly module is broken: ${said}`,
  "too-large-metered": () =>
    "This WebAssembly module is too large for browsers once it is metered: make it smaller, for example with wasm-opt -Oz.",
  "unknown-imports": ({ names, more }) =>
    `This program imports what is not offered here: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}. A unit has ${WASI_MODULE} and nothing else: build it without those, or without the library that needs them.`,
  "mistyped-import": ({ name, given, wanted }) =>
    `This program imports ${name} as ${given}; in WASI preview 1 it is ${wanted}. Declare it so, or build the program with a current WASI SDK.`,
  "no-start": () =>
    "This module exports no function `_start`: it is a library, not a command. Give it a main function and link it as a command (not with --no-entry, nor as a reactor).",
  "no-memory": () => "This module does not export its memory under the name `memory`: link it with --export-memory.",
};

const FRENCH: Words = {
  "no-module": ({ head }) =>
    `Ce n’est pas un module WebAssembly : il commence par ${head}, et un module par 00 61 73 6d. Compilez le programme pour wasm32-wasi (preview 1) et téléversez le fichier .wasm.`,
  component: () =>
    "C’est un composant WebAssembly ; ce qui s’exécute ici est un module de base. Compilez pour wasm32-wasi preview 1 (en Rust : wasm32-wasip1), et non preview 2.",
  version: ({ version }) =>
    `Ce module WebAssembly est de version ${version} ; c’est la version 1 que les moteurs exécutent.`,
  unmeterable: ({ said }) => `Ce module ne peut pas être compté : « ${said} »`,
  broken: ({ said }) => `Ce module WebAssembly est défectueux : « ${said} »`,
  "too-large-metered": () =>
    "Ce module WebAssembly est trop grand pour les navigateurs une fois compté : réduisez-le, par exemple avec wasm-opt -Oz.",
  "unknown-imports": ({ names, more }) =>
    `Ce programme importe ce qui n’est pas offert ici : ${names.join(", ")}${more > 0 ? ` et ${more} de plus` : ""}. Une unité a ${WASI_MODULE} et rien d’autre : construisez-le sans cela, ou sans la bibliothèque qui en a besoin.`,
  "mistyped-import": ({ name, given, wanted }) =>
    `Ce programme importe ${name} comme ${given} ; en WASI preview 1, c’est ${wanted}. Déclarez-le ainsi, ou construisez le programme avec un WASI SDK à jour.`,
  "no-start": () =>
    "Ce module n’exporte pas de fonction `_start` : c’est une bibliothèque, pas une commande. Donnez-lui une fonction main et liez-le comme commande (ni avec --no-entry, ni comme reactor).",
  "no-memory": () => "Ce module n’exporte pas sa mémoire sous le nom `memory` : liez-le avec --export-memory.",
};

const WORDS: Record<Language, Words> = { en: ENGLISH, fr: FRENCH };

export const wasiFindingInWords = (finding: WasiFinding, language: Language): string =>
  (WORDS[language][finding.kind] as (finding: WasiFinding) => string)(finding);
