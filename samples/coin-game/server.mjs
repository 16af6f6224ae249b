// A small game whose players get a coin for each verified result of their lamp:
//   node samples/coin-game/server.mjs http://localhost:3000 pt_0123456789abcdef
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { acceptWork } from "./accept-work.mjs";

const PORT = 4400;
const MAX_BODY = 10_000;

/** @param {{ city: string, partner: string, port?: number }} options */
export async function startGame({ city, partner, port = 0 }) {
  const read = (/** @type {string} */ name) => readFile(new URL(name, import.meta.url), "utf8");
  const [page, script] = await Promise.all([read("index.html"), read("game.js")]);
  /** @type {Map<string, number>} */
  const coins = new Map();
  const visits = new Map();

  const server = createServer(async (request, response) => {
    const player = /player=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1] ?? randomUUID();
    const path = request.url?.split("?")[0];
    if (request.method === "POST" && path === "/coins") {
      const message = await bodyOf(request);
      const { keys } = await (await fetch(`${city}/.well-known/lamplighter-button.json`)).json();
      const won = acceptWork(message, { city, partner, keys, visits }, player);
      coins.set(player, (coins.get(player) ?? 0) + won);
      return response.setHeader("content-type", "application/json").end(JSON.stringify({ coins: coins.get(player) }));
    }
    if (path === "/game.js") return response.setHeader("content-type", "text/javascript").end(script);
    if (path !== "/") return response.writeHead(404).end();
    const filled = page.replaceAll("{city}", city).replaceAll("{partner}", partner).replaceAll("{player}", player);
    response.setHeader("set-cookie", `player=${player}; HttpOnly; SameSite=Lax; Path=/`);
    return response.setHeader("content-type", "text/html; charset=utf-8").end(filled);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const at = typeof address === "object" && address ? address.port : port;
  return {
    origin: `http://127.0.0.1:${at}`,
    coins,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @param {import("node:http").IncomingMessage} request */
async function bodyOf(request) {
  let text = "";
  for await (const piece of request) {
    text += piece;
    if (text.length > MAX_BODY) return {};
  }
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , city, partner] = process.argv;
  if (!city || !partner) throw new Error("Say which city, and the key of your site there.");
  const { origin } = await startGame({ city, partner, port: PORT });
  console.log(`The game is at ${origin}: register this origin on ${city}/sites.`);
}
