import { readdir, readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { packedText } from "./packed-text";
import type { Handler } from "./site-router";

/** Any other type is left to Next. */
const TEXTS: Record<string, string> = { ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8" };
const FONT = ".woff2";

/**
 * The pages' scripts, styles and fonts, by path: Next would look each up on disk and compress it again for every
 * visitor. Their names change with their content.
 */
export async function builtFiles(folder: string): Promise<ReadonlyMap<string, Handler>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  const handlers = await Promise.all(files.map(async (file) => [pathOn(folder, file), await handlerOf(file)] as const));
  return new Map(handlers.flatMap(([at, handle]) => (handle ? [[at, handle]] : [])));
}

const pathOn = (folder: string, file: string) =>
  `/_next/static/${path.relative(folder, file).split(path.sep).join("/")}`;

async function handlerOf(file: string): Promise<Handler | undefined> {
  const extension = path.extname(file);
  const type = TEXTS[extension];
  if (type) return immutable(packedText(await readFile(file, "utf8"), type, "br"));
  return extension === FONT ? immutable(font(await readFile(file))) : undefined;
}

const immutable =
  (answer: Handler): Handler =>
  (request, response) => {
    response.setHeader("cache-control", "public, max-age=31536000, immutable");
    return answer(request, response);
  };

const font = (bytes: Buffer) => (_request: unknown, response: ServerResponse) => {
  response.writeHead(200, { "content-type": "font/woff2", "content-length": bytes.length });
  response.end(bytes);
};
