// Live pages: each follows one topic, and counts the messages that it gets.
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { LIVE_NAMESPACE, type LiveFollow, type LiveToPage, type PageToLive } from "#protocol/live-messages";

const url = String(process.env["BENCH_URL"]);
const apiKey = String(process.env["BENCH_API_KEY"]);
const topics = JSON.parse(String(process.env["BENCH_TOPICS"])) as LiveFollow[];
const CONNECTING = 20;

let received = 0;
const pages = new Set<Socket<LiveToPage, PageToLive>>();

async function follow(topic: LiveFollow): Promise<void> {
  const page: Socket<LiveToPage, PageToLive> = io(url + LIVE_NAMESPACE, {
    ...{ transports: ["websocket"], parser: msgpack, forceNew: true },
    extraHeaders: { authorization: `Bearer ${apiKey}` },
  });
  pages.add(page);
  page.onAny(() => {
    received += 1;
  });
  const answer = await page.emitWithAck("follow", topic);
  if (!answer.ok) throw new Error(`A page may not follow ${JSON.stringify(topic)}.`);
}

process.on("message", (message) => {
  if (message === "heard") process.send?.({ kind: "heard", messages: received });
  if (message === "close") close();
});
process.once("disconnect", close);

const waiting = [...topics];
await Promise.all(
  Array.from({ length: CONNECTING }, async () => {
    for (let topic = waiting.pop(); topic; topic = waiting.pop()) await follow(topic);
  }),
);
process.send?.({ kind: "watching" });

function close() {
  for (const page of pages) page.close();
  process.exit(0);
}
