import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { DAY, HOUR } from "#core/time";
import { CertificateWatch } from "./certificate-watch";
import type { CertificateReport } from "./coordinator-report";
import { readCertificate } from "./read-certificate";
import { TEST_CERTIFICATE, TEST_KEY } from "./testing/certificate";

async function listening(server: ReturnType<typeof createServer>): Promise<URL> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

test("it reads until when a certificate is valid, and that browsers do not trust it", async () => {
  const url = await listening(createTlsServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }));
  expect(await readCertificate(url, 5_000)).toEqual({
    host: url.host,
    until: "2046-11-25T10:04:37.000Z",
    problem: "untrusted",
  });
});

test("an address where nobody answers, or somebody who never says a word, is unreachable in time", async () => {
  const silent = await listening(createServer(() => {}));
  const gone = createServer();
  const nobody = await listening(gone);
  gone.close();
  for (const url of [silent, nobody]) {
    expect(await readCertificate(url, 200)).toEqual({ host: url.host, until: null, problem: "unreachable" });
  }
});

test("only the city's own https addresses are called, once a day, and once an hour while they are unreachable", async () => {
  let now = 0;
  let problem: CertificateReport["problem"] = null;
  const called: string[] = [];
  const watch = (addresses: string[]) =>
    new CertificateWatch({
      addresses,
      now: () => now,
      read: async (url) => {
        called.push(url.host);
        return { host: url.host, until: null, problem };
      },
    });
  const plain = watch(["http://localhost:3000", "http://127.0.0.1:3000"]);
  await plain.look();
  expect(called).toEqual([]);
  const served = watch(["https://city.example", "https://sandbox.example"]);
  await served.look();
  now += DAY - 1;
  await served.look();
  expect(called).toEqual(["city.example", "sandbox.example"]);
  problem = "unreachable";
  now += 1;
  await served.look();
  now += HOUR;
  await served.look();
  expect(called).toHaveLength(6);
});
