import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AddressRule, addressRule } from "./address-rule";
import type { ResolveName } from "./checked-lookup";
import { createOutbound, type Outbound } from "./outbound";
import { isOutboundError } from "./outbound-error";
import { isPublicAddress } from "./public-address";

const NOT_PUBLIC = [
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.8.9.10",
  "169.254.169.254",
  "172.16.0.1",
  "192.0.2.1",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:8.8.8.8",
  "64:ff9b::a00:1",
  "2002:7f00:1::",
  "2001:0:1::",
  "2001:db8::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fec0::1",
  "ff02::1",
  "nonsense",
  "",
];

test.each(NOT_PUBLIC)("%s is not a public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "52.95.110.1", "2606:4700::1111", "2a00:1450:4001:82b::200e"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test("an admin allows addresses and networks; anything else is an invalid setting", () => {
  const rule = ruleOf("10.1.0.0/16, 127.0.0.1 fd00::/8");
  expect(rule.mayCall("10.1.200.3")).toBe(true);
  expect(rule.mayCall("10.2.0.1")).toBe(false);
  expect(rule.mayCall("127.0.0.2")).toBe(false);
  expect(rule.isNamed("fd12::1")).toBe(true);
  expect(rule.isNamed("8.8.8.8")).toBe(false);
  for (const bad of ["localhost", "10.0.0.0/33", "10.0.0.0/8/9", "10.0.0.0/", "::/129"])
    expect(addressRule(bad)).toBeUndefined();
});

let http: Server;
let calls: string[];

beforeAll(async () => {
  calls = [];
  http = createServer((request, response) => {
    calls.push(request.url ?? "");
    if (request.url === "/redirect") response.writeHead(302, { location: "/secret" }).end();
    else response.end("hello");
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
});

afterAll(() => new Promise((resolve) => http.close(resolve)));

const urlOn = (host: string, path = "/") => new URL(`http://${host}:${(http.address() as AddressInfo).port}${path}`);

function ruleOf(setting: string): AddressRule {
  const rule = addressRule(setting);
  if (!rule) throw new Error(`${setting} is no setting.`);
  return rule;
}

/** Answers each query with the next of these addresses. */
const resolvesTo = (...answers: string[][]): ResolveName => {
  let asked = 0;
  return (_, done) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    const addresses = answer.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    setImmediate(done, null, addresses);
  };
};

async function reasonOf(outbound: Outbound, url: URL): Promise<string> {
  try {
    const answer = await outbound.call(url, { method: "GET" });
    await answer.body.dump();
    return `answered ${answer.status}`;
  } catch (error) {
    return isOutboundError(error) ? error.reason : String(error);
  } finally {
    await outbound.close();
  }
}

test("an allowed address is called, also without TLS", async () => {
  expect(await reasonOf(createOutbound(ruleOf("127.0.0.0/8")), urlOn("127.0.0.1"))).toBe("answered 200");
});

// In any notation that a URL accepts: all of these are 127.0.0.1.
test.each(["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:7f00:1]", "0"])(
  "%s is refused before anything is sent",
  async (host) => {
    const before = calls.length;
    expect(await reasonOf(createOutbound(ruleOf("")), urlOn(host))).toBe("address-refused");
    expect(calls.length).toBe(before);
  },
);

test.each([[["127.0.0.1"]], [["8.8.8.8", "127.0.0.1"]], [["::ffff:127.0.0.1"]], [["fe80::1"]]])(
  "a name that leads to %j is refused, even if only one of its addresses is",
  async (addresses) => {
    const before = calls.length;
    const outbound = createOutbound(ruleOf(""), resolvesTo(addresses));
    expect(await reasonOf(outbound, new URL("https://bucket.example/"))).toBe("address-refused");
    expect(calls.length).toBe(before);
  },
);

test("a name that resolves to another address later is not resolved twice", async () => {
  const outbound = createOutbound(ruleOf("127.0.0.1"), resolvesTo(["127.0.0.1"], ["10.0.0.1"]));
  const first = await outbound.call(urlOn("turning.example"), { method: "GET" });
  expect(await first.body.text()).toBe("hello");
  // The connection was made to the checked address, and later ones are checked anew.
  const later = createOutbound(ruleOf("127.0.0.1"), resolvesTo(["10.0.0.1"]));
  expect(await reasonOf(later, urlOn("turning.example"))).toBe("address-refused");
  await outbound.close();
});

test("an address is judged beforehand as it is when it is called, and nothing is sent", async () => {
  const before = calls.length;
  const judged = async (text: string, addresses: string[]) => {
    const outbound = createOutbound(ruleOf("127.0.0.1"), resolvesTo(addresses));
    const reason = await outbound.refusalOf(new URL(text));
    await outbound.close();
    return reason;
  };
  expect(await judged("https://bucket.example/", ["8.8.8.8", "fd00::1"])).toBe("address-refused");
  expect(await judged("https://10.0.0.1/", [])).toBe("address-refused");
  expect(await judged("http://bucket.example/", ["8.8.8.8"])).toBe("plain-http");
  expect(await judged("https://bucket.example/", ["8.8.8.8"])).toBeUndefined();
  expect(await judged("https://nowhere.example/", [])).toBeUndefined();
  expect(await judged(urlOn("127.0.0.1").href, [])).toBeUndefined();
  expect(await judged(urlOn("here.example").href, ["127.0.0.1"])).toBeUndefined();
  expect(calls.length).toBe(before);
});

test("a public address is not called without TLS", async () => {
  expect(await reasonOf(createOutbound(ruleOf("127.0.0.1")), new URL("http://8.8.8.8/"))).toBe("plain-http");
  expect(await reasonOf(createOutbound(ruleOf(""), resolvesTo(["8.8.8.8"])), urlOn("open.example"))).toBe("plain-http");
  expect(await reasonOf(createOutbound(ruleOf("")), new URL("ftp://8.8.8.8/"))).toBe("plain-http");
});

test("a redirect is not followed", async () => {
  const before = calls.length;
  expect(await reasonOf(createOutbound(ruleOf("127.0.0.1")), urlOn("127.0.0.1", "/redirect"))).toBe("answered 302");
  expect(calls.slice(before)).toEqual(["/redirect"]);
});

test("a server that does not respond is distinguished from one that does not exist", async () => {
  const outbound = () => createOutbound(ruleOf("127.0.0.1"), resolvesTo([]));
  expect(await reasonOf(outbound(), new URL("http://127.0.0.1:1/"))).toBe("unreachable");
  expect(await reasonOf(outbound(), urlOn("nowhere.example"))).toBe("unresolved");
});

test("a server that does not speak TLS, or closes the connection during the handshake, is reported as such and affects nothing else", async () => {
  const outbound = () => createOutbound(ruleOf("127.0.0.1"));
  expect(await reasonOf(outbound(), new URL(urlOn("127.0.0.1").href.replace("http:", "https:")))).toBe("unreachable");
  const rude = createTcpServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => rude.listen(0, "127.0.0.1", resolve));
  const { port } = rude.address() as AddressInfo;
  for (const scheme of ["http", "https"])
    expect(await reasonOf(outbound(), new URL(`${scheme}://127.0.0.1:${port}/`))).toBe("cut-off");
  await new Promise((resolve) => rude.close(resolve));
});

test("a call that keeps no connection is not lost with one that the server is about to close", async () => {
  const asked = new Map<Socket, number>();
  const closing = createServer(({ socket }, response) => {
    asked.set(socket, (asked.get(socket) ?? 0) + 1);
    if (asked.get(socket) === 1) response.end("hello");
    else socket.destroy();
  });
  await new Promise<void>((resolve) => closing.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://127.0.0.1:${(closing.address() as AddressInfo).port}/`);
  const outbound = createOutbound(ruleOf("127.0.0.1"));
  for (let call = 0; call < 3; call++) {
    const answer = await outbound.call(url, { method: "POST", body: "news", keepsNoConnection: true });
    expect(await answer.body.text()).toBe("hello");
  }
  expect(asked.size).toBe(3);
  await outbound.close();
  await new Promise((resolve) => closing.close(resolve));
});
