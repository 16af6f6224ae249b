import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../auth/context";
import type { ApiError } from "../../refusals/api-error";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";

const { addUnits, checkProgram, previewJob, submitJob } = checkedVerbs;

let city: TestCity;
let ctx: Context;
let program: string;

beforeAll(async () => {
  city = await openTestCity();
  ctx = { ...(await city.person("Ada")), language: "fr" };
  program = await city.upload(DOUBLE);
});

afterAll(() => city.close());

/** Path and sentence of everything that is refused, as a reader of that language gets it. */
async function refused(asked: Promise<unknown>, language: "en" | "fr" = "fr") {
  const error = await asked.then(
    () => Promise.reject(new Error("was accepted")),
    (error: ApiError) => error,
  );
  return error.in(language).issues.map(({ path, message }) => `${path} ${message}`);
}

const preview = async (change: Record<string, unknown>) =>
  refused(previewJob({ ctx, input: { manifest: manifest(program, change) } }));
const source = async (kind: string, text: string | Uint8Array, more = {}) => ({
  inputs: { kind, source: { blob: await city.upload(text) }, ...more },
});
const latin = (text: string) => Buffer.from(text, "latin1");
const wasm = (hex: string) => Buffer.from(hex, "hex");

test.each<[what: string, change: () => Promise<Record<string, unknown>>, expected: RegExp]>([
  [
    "a ragged row",
    () => source("csv", "a,b\n1\n"),
    /^inputs\.source La ligne 2 a 1 cellule, et l’en-tête 2 colonnes\. Ajoutez « b »/,
  ],
  ["an open quote", () => source("csv", 'a\n"1\n'), /^inputs\.source Le guillemet ouvrant/],
  ["another separator", () => source("csv", "a;b\n1;2\n"), /Si un point-virgule sépare les cellules/],
  [
    "Latin-1",
    () => source("csv", latin("a\ncaf\xe9\n")),
    /La ligne 2 n’est pas du texte UTF-8 ; c’est peut-être du Latin-1/,
  ],
  ["no array", () => source("json", '{"a":1}'), /C’est du JSON, mais pas un tableau/],
  [
    "a broken element",
    () => source("json", "[1, tru]"),
    /L’élément 2, qui commence à l’octet 4, n’est pas du JSON : «/,
  ],
  [
    "a field of a line",
    () => source("jsonl", '{"files":[{"path":"/etc","text":"x"}]}'),
    /^inputs\.source Ligne 1 : files\.0\.path : un chemin doit être relatif/,
  ],
  ["no archive", () => source("archive", "no archive"), /Ce n’est pas une archive que la ville sait lire/],
  [
    "a large grid",
    async () => ({ inputs: { kind: "grid", axes: { a: { from: 1, to: 1e5 }, b: { from: 1, to: 1e5 } } } }),
    /Cette grille a 100.000 × 100.000 = 10.000.000.000 unités/,
  ],
  [
    "a missing blob",
    async () => ({ shared: [{ path: "in.txt", source: { blob: "ab".repeat(32) } }] }),
    /^shared\.0 in\.txt : Aucun blob abababababab… n’a été téléversé/,
  ],
  [
    "a field that is none",
    async () => ({ args: ["{nothing}"] }),
    /^args \{nothing\} n’est pas un champ de ces entrées\. Elles ont/,
  ],
  [
    "no connection",
    async () => ({ destination: "s3://nowhere/{job}/{unit}" }),
    /^destination vous n’avez pas de connexion appelée « nowhere »/,
  ],
  [
    "a comparison without a default",
    async () => ({ comparison: { kind: "program", source: { blob: await city.upload("export const a = 1") } } }),
    /^comparison\.source Cette comparaison n’a pas d’export par défaut/,
  ],
  [
    "a comparison with a mistake",
    async () => ({ comparison: { kind: "program", source: { blob: await city.upload("export default (a) => {") } } }),
    /^comparison\.source Erreur de syntaxe, ligne 1/,
  ],
  [
    "a comparison that fails at once",
    async () => ({ comparison: { kind: "program", source: { blob: await city.upload("export default null.x") } } }),
    /^comparison\.source Cette comparaison a levé « TypeError: .+ » \(ligne 1\) dès son chargement/,
  ],
  [
    "too long a time",
    async () => ({ keepDays: 3_000 }),
    /^keepDays .*(est trop long : cette ville conserve|doit être de)/,
  ],
  ["a misspelt field", async () => ({ budgte: "1.00" }), /n’a pas de champ "budgte"/],
])("%s is refused in French before a job is submitted", async (_, change, expected) => {
  const [first] = await preview(await change());
  expect(first).toMatch(expected);
});

test.each([
  ["0061736d0d000100", /Ce|C’est un composant WebAssembly/],
  ["7f454c4602010100", /Ce n’est pas un module WebAssembly : il commence par 7f 45 4c 46/],
  ["0061736d01000000", /Ce module n’exporte pas de fonction `_start`/],
])("a module %s is refused in French", async (hex, expected) => {
  const blob = await city.upload(wasm(hex));
  const [first] = await refused(checkProgram({ ctx, input: { runtime: "wasi", blob } }));
  expect(first).toMatch(expected);
});

test("units that do not fit a job are refused in French, and in English for who asks in English", async () => {
  const { id: jobId } = await submitJob({ ctx, input: manifest(program) });
  const add = () => addUnits({ ctx, input: { jobId, key: "more", inputs: { kind: "range", from: 3, to: 9 } } });
  expect(await refused(add())).toEqual([
    expect.stringMatching(/^inputs\.from ce calcul compte par pas de 1 : ajoutez \{"kind": "range", "from": \d+/),
  ]);
  expect(await refused(add(), "en")).toEqual([expect.stringMatching(/^inputs\.from this job counts on by 1: add /)]);
});
