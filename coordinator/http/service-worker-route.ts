import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config";
import { answerText } from "./answer";
import { packedText } from "./packed-text";
import { SERVICE_WORKER_PATH } from "./service-worker-path";
import type { Handler, Route } from "./site-router";

type Told = Pick<
  Config,
  "cityName" | "sandboxUrl" | "pricePerCoreHourNanos" | "donorSharePercent" | "tariffs" | "terms" | "keepsPageOffline"
>;

interface Parts {
  /** Of the built browser side. */
  folder: string;
  /** Path of the control worker, including its hash. */
  controlPath: string;
  /** The id of the pages' build; absent before there is one. */
  buildIdFile: string;
  config: Told;
  /** What else the page tells of the city. */
  announced: () => unknown;
}

/**
 * The script that opens the donation page without network. Each version of the pages, and each change of what they say
 * of the city, is a version of it. Where it is switched off its address says that it is gone, and the workers that are in
 * browsers remove themselves.
 */
export async function serviceWorkerRoute({
  folder,
  controlPath,
  buildIdFile,
  config,
  announced,
}: Parts): Promise<Route> {
  const [script, buildId] = await Promise.all([
    readFile(path.join(folder, "service-worker.js"), "utf8"),
    readFile(buildIdFile, "utf8").catch(() => ""),
  ]);
  const answers = new Map<string, Handler>();
  /** Made when it is asked for, and once: admins change what the pages say. */
  const answerNow = () => {
    const { cityName, sandboxUrl, pricePerCoreHourNanos, donorSharePercent, tariffs, terms } = config;
    const prices = [pricePerCoreHourNanos, donorSharePercent, tariffs.tariffs];
    const told = JSON.stringify([cityName, sandboxUrl, prices, terms.version, announced()]);
    const known = answers.get(told);
    if (known) return known;
    const version = createHash("sha256")
      .update(JSON.stringify([script, buildId, controlPath, told]))
      .digest("hex");
    const versioned = `const LAMPLIGHTER_VERSION=${JSON.stringify(version.slice(0, 16))};\n${script}`;
    const answer = packedText(versioned, "text/javascript; charset=utf-8");
    answers.clear();
    answers.set(told, answer);
    return answer;
  };
  return {
    method: "GET",
    path: SERVICE_WORKER_PATH,
    handle: (request, response) => {
      response.setHeader("cache-control", "no-cache");
      if (!config.keepsPageOffline) return answerText(response, 410, "This site keeps no pages for later.");
      response.setHeader("content-security-policy", "default-src 'none'; connect-src 'self'");
      return answerNow()(request, response);
    },
  };
}
