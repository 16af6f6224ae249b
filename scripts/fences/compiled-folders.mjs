import { LAYERS } from "./layers.mjs";

/** The `include` of tsconfig.server.json: what runs in Node and is compiled without browser globals. */
export const serverFolders = () => [
  "scripts/fences/node-globals.d.ts",
  ...LAYERS.filter(({ withoutBrowser }) => withoutBrowser).map(({ folder }) => folder),
];

/**
 * The `include` of tsconfig.json: everything that is compiled with Node's and the browser's globals, and Next's own
 * files.
 */
export const allFolders = () => [
  ...LAYERS.filter(({ folder }) => !folder.startsWith("workers") && !folder.includes("/")).map(({ folder }) =>
    folder === "scripts" || folder === "samples" || folder === "suites" ? `${folder}/**/*.ts` : folder,
  ),
  "workers/page",
  "*.ts",
  "next-env.d.ts",
  ".next/types/**/*.ts",
  ".next/dev/types/**/*.ts",
  "**/*.test.ts",
];
