"use client";

import { useEffect, useState } from "react";
import { nameFunctions } from "#core/metering/name-functions";

/** The message of a trap with the program's own names of the functions that it was in; until they are read, without. */
export function useNamedTrap(message: string, blob: string | null): string {
  const [named, setNamed] = useState({ message: "", text: "" });
  useEffect(() => {
    if (blob === null || !message.includes("\n")) return;
    const stopped = new AbortController();
    nameTrap(message, blob, stopped.signal)
      .then((text) => setNamed({ message, text }))
      // The numbers of the functions are there already.
      .catch(() => undefined);
    return () => stopped.abort();
  }, [message, blob]);
  return named.message === message ? named.text : message;
}

async function nameTrap(message: string, blob: string, signal: AbortSignal): Promise<string> {
  const ask = (range: string) => fetch(`/blobs/${blob}`, { headers: { range: `bytes=${range}` }, signal });
  const size = Number((await ask("0-0")).headers.get("content-range")?.split("/")[1]);
  if (!Number.isSafeInteger(size)) return message;
  return nameFunctions(message, {
    size,
    read: async (start, end) => {
      const answer = await ask(`${start}-${end - 1}`);
      if (answer.status !== 206) throw new Error("The program's bytes cannot be read.");
      return new Uint8Array(await answer.arrayBuffer());
    },
    decode: (name) => new TextDecoder().decode(name),
  });
}
