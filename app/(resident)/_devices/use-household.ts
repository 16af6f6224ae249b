import { useCallback, useEffect, useRef, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { openLiveSocket } from "#app/_live/open-live-socket.ts";
import type { Household } from "#protocol/api/household";

/** What devices earn is not announced. */
const READ_EVERY_MS = 30_000;

/** The household as it is now: read again whenever something about it changes, here or elsewhere. */
export function useHousehold(initial: Household) {
  const [household, setHousehold] = useState(initial);
  const [isAway, setAway] = useState(false);
  /** In the browser only: the server has another time zone. */
  const [now, setNow] = useState<number | null>(null);
  const reads = useRef(0);

  const read = useCallback(async () => {
    const number = ++reads.current;
    const found = await lamplighter.getHousehold({}).catch(() => null);
    // Of several at once, the last one has the newest.
    if (number !== reads.current) return;
    setAway(found === null);
    if (found) setHousehold(found);
    setNow(Date.now());
  }, []);

  useEffect(() => {
    setNow(Date.now());
    const socket = openLiveSocket();
    socket.on("connect", () => {
      socket.emit("follow", { topic: "household" }, (outcome) => {
        if (outcome.ok) void read();
        else setAway(true);
      });
    });
    socket.on("household", () => void read());
    socket.on("disconnect", () => setAway(true));
    const timer = setInterval(() => {
      if (!document.hidden) void read();
    }, READ_EVERY_MS);
    return () => {
      clearInterval(timer);
      socket.disconnect();
    };
  }, [read]);

  return { household, isAway, now, read };
}
