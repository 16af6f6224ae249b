/** Everything up to the hosts, the hosts, and the rest. A password's own @ and commas are encoded. */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#]+)(.*)$/s;

/**
 * The servers of a `DATABASE_URL`, each as a URL of its own. As for libpq, several may be named, separated by commas:
 * `postgresql://user:password@one:5432,two:5432/name`. The driver itself knows only one.
 */
export function serverUrls(url: string): string[] {
  const [, before, hosts, after] = PARTS.exec(url) ?? [];
  if (hosts === undefined) return [url];
  return hosts.split(",").map((host) => `${before}${host}${after}`);
}
