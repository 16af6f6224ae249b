import { createClient, type LamplighterClient } from "#client/lamplighter";
import { CliError } from "./cli-error";

export interface SiteOptions {
  url: string;
  key?: string;
}

/** The client for the city's API as the owner of the key. */
export function connect({ url, key }: SiteOptions): LamplighterClient {
  if (!URL.canParse(url)) throw new CliError(`--url: "${url}" is not an address like https://lamplighter.example.org.`);
  if (!key)
    throw new CliError(
      "An API key is needed: make one on the account page, and pass it as --key or in LAMPLIGHTER_KEY.",
    );
  return createClient({ baseUrl: url, apiKey: key });
}
