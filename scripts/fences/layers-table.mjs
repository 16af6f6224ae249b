import { existsSync } from "node:fs";
import { LAYERS } from "./layers.mjs";

const BEGIN = "<!-- layers: written by scripts/fences/write-fences.mjs -->\n";
const END = "<!-- /layers -->\n";

/** The page with the present table of layers. */
export function withLayersTable(page) {
  const [before, rest = ""] = page.split(BEGIN);
  const after = rest.split(END)[1];
  if (after === undefined) throw new Error(`docs/architecture.md lacks its marks: ${BEGIN.trim()} and ${END.trim()}.`);
  const rows = LAYERS.map((layer) => `| \`${layer.folder}/\` | ${layer.is} | ${mayImport(layer)} |`);
  return [
    before,
    BEGIN,
    "| folder | what it is | may import |\n|---|---|---|\n",
    ...rows.map((row) => `${row}\n`),
    END,
    after,
  ].join("");
}

function mayImport({ folder, uses, packages }) {
  if (uses === "all") return "all";
  const folders = uses.filter((name) => name !== folder && !isFile(name)).map((name) => `\`${name}\``);
  const files = uses.filter(isFile).length;
  const ours = ["itself", ...folders, ...(files > 0 ? [`${files} files that the table names`] : [])].join(", ");
  if (packages === "all") return ours;
  if (packages === "browser") return `${ours}; nothing of Node`;
  return packages.length === 0 ? `${ours}; no package` : `${ours}; of packages ${packages.join(", ")}`;
}

const isFile = (name) => existsSync(`${name}.ts`);
