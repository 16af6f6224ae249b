import { isIP } from "node:net";
import { connect } from "node:tls";
import type { CertificateReport } from "./coordinator-report";

const HTTPS_PORT = 443;

/**
 * Looks at the certificate that visitors get at an address of this site's own configuration; nobody else chooses what is
 * called here. An expired or foreign certificate is read, too: it is what the admin must hear of.
 */
export function readCertificate(url: URL, timeoutMs: number): Promise<CertificateReport> {
  const { host, hostname } = url;
  const port = url.port === "" ? HTTPS_PORT : Number(url.port);
  return new Promise((resolve) => {
    const named = isIP(hostname) === 0 ? { servername: hostname } : {};
    const socket = connect({ host: hostname, port, ...named, rejectUnauthorized: false });
    const end = (found: Omit<CertificateReport, "host">) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ host, ...found });
    };
    // By the clock, so that one who sends a byte now and then is not waited for.
    const timer = setTimeout(() => end(UNREACHABLE), timeoutMs);
    socket.once("error", () => end(UNREACHABLE));
    socket.once("secureConnect", () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      if (Number.isNaN(until)) return end(UNREACHABLE);
      const isTrusted = socket.authorized || isExpired(socket.authorizationError);
      return end({ until: new Date(until).toISOString(), problem: isTrusted ? null : "untrusted" });
    });
  });
}

const UNREACHABLE = { until: null, problem: "unreachable" } as const;

/** The date says so by itself. */
const isExpired = (error: Error | string | null) =>
  error === "CERT_HAS_EXPIRED" || (error instanceof Error && "code" in error && error.code === "CERT_HAS_EXPIRED");
