import { LAYERS, TEST_CODE } from "./layers.mjs";

const FOLDERS = [...LAYERS.map(({ folder }) => folder).filter((folder) => !folder.includes("/")), "prisma"];
const SHIPPING = LAYERS.filter(({ ships, folder }) => ships && !folder.includes("/")).map(({ folder }) => folder);

const within = (folders) => `^(${folders.join("|")})/`;
const used = (name) => `^${name}(/|[.]ts$)`;

/**
 * What the linter cannot see, because it reads names and not paths: detours by `../`, and where imports lead in the
 * end.
 */
export function cruiserRules() {
  const rules = LAYERS.flatMap((layer) => [usesRule(layer), reachRule(layer)]).filter(Boolean);
  return [
    ...rules,
    {
      name: "no-suite-in-product",
      comment:
        "Move what the product or its tests need out of the suite: into suites/kit, or to the thing that it tests.",
      severity: "error",
      from: { path: within(SHIPPING) },
      to: { path: "^suites/(?!kit/)" },
    },
    {
      name: "no-suite-in-suite",
      comment: "Suites stand side by side: move what two of them need into suites/kit.",
      severity: "error",
      from: { path: "^suites/(?!kit/)([^/]+)/" },
      to: { path: "^suites/", pathNot: "^suites/(kit|$1)/" },
    },
    {
      name: "no-test-code-in-product",
      comment: "Move what the product needs out of the test file.",
      severity: "error",
      from: { path: within(SHIPPING), pathNot: TEST_CODE },
      to: { path: TEST_CODE },
    },
  ];
}

function usesRule({ folder, uses, packages, instead }) {
  if (uses === "all") return undefined;
  const inner = LAYERS.filter((other) => other.folder.startsWith(`${folder}/`)).map((other) => `^${other.folder}/`);
  const allowed = [`^${folder}/`, ...uses.map(used)];
  const to = Array.isArray(packages)
    ? { pathNot: [...allowed, ...packages.map((name) => `node_modules/${name}/`)] }
    : { path: within(FOLDERS), pathNot: allowed };
  return {
    name: `${folder}-uses`,
    comment: instead,
    severity: "error",
    from: { path: `^${folder}/`, pathNot: [TEST_CODE, ...inner] },
    to,
  };
}

function reachRule({ folder, reachesNever, instead }) {
  return (
    reachesNever && {
      name: `${folder}-reaches`,
      comment: instead,
      severity: "error",
      from: { path: `^${folder}/`, pathNot: TEST_CODE },
      to: { path: within(reachesNever), reachable: true },
    }
  );
}
