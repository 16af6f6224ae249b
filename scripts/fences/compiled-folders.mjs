import { LAYERS } from "./layers.mjs";

/** The `include` of tsconfig.server.json: what runs in Node and is compiled without the names of browsers. */
export const serverFolders = () => [
  "scripts/fences/node-globals.d.ts",
  ...LAYERS.filter(({ withoutBrowser }) => withoutBrowser).map(({ folder }) => folder),
];

/** The `include` of tsconfig.json: all that is compiled with Node's names and the page's, and Next's own files. */
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
