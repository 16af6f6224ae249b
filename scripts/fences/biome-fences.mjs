import { existsSync } from "node:fs";
import { LAYERS } from "./layers.mjs";

const TESTS = ["*.test.{ts,tsx}", "testing/**"];
const KIT_ALONE = "The product knows no suite, and its tests only what all suites share: put it into suites/kit.";

/** The linter's rules for each file: which prefixes an import may have. */
export function biomeFences() {
  return { overrides: LAYERS.flatMap((layer) => [productFence(layer), testFence(layer)]).filter(Boolean) };
}

function productFence(layer) {
  const patterns = [...importPatterns(layer), ...packagePatterns(layer)];
  const inner = LAYERS.filter(({ folder }) => folder.startsWith(`${layer.folder}/`)).map(
    ({ folder }) => `!${folder}/**`,
  );
  const tests = layer.testsUse === undefined ? [] : TESTS.map((files) => `!${layer.folder}/**/${files}`);
  const exempt = (layer.exempt ?? []).map((files) => `!${files}`);
  return fence([`${layer.folder}/**/*.{ts,tsx,mjs}`, ...tests, ...inner, ...exempt], patterns);
}

function testFence({ folder, uses, instead, testsUse }) {
  if (testsUse === undefined) return undefined;
  const files = TESTS.map((tests) => `${folder}/**/${tests}`);
  if (testsUse === "all") return fence(files, [{ group: ["#suites/**", "!#suites/kit/**"], message: KIT_ALONE }]);
  const own = testsUse.length === 0 ? [] : [...uses, ...testsUse];
  return fence(files, [{ group: ["#*/**", ...own.map(allowed)], message: instead }]);
}

function importPatterns({ uses, packages, instead }) {
  if (uses === "all") return [];
  const ours = ["#*/**", ...(packages === "browser" ? ["node:*"] : []), ...uses.map(allowed)];
  const theirs = Array.isArray(packages) ? ["**", "!./**", "!../**", ...packages.map((name) => `!${name}`)] : [];
  return [{ group: [...theirs, ...ours], message: instead }];
}

function packagePatterns({ never, instead }) {
  return never ? [{ group: never, message: instead }] : [];
}

const allowed = (used) => (existsSync(`${used}.ts`) ? `!#${used}` : `!#${used}/**`);

function fence(includes, patterns) {
  if (patterns.length === 0) return undefined;
  const noRestrictedImports = { level: "error", options: { patterns } };
  return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}
