"use client";

import { useEffect, useState } from "react";

const HEAD_BYTES = 4_096;

/** The first bytes of an uploaded text, to show its lines and to find the names of its fields. */
export function useBlobHead(blob: string | null): string {
  const [head, setHead] = useState({ blob: "", text: "" });
  useEffect(() => {
    if (blob === null) return;
    const stopped = new AbortController();
    fetch(`/blobs/${blob}`, { headers: { range: `bytes=0-${HEAD_BYTES - 1}` }, signal: stopped.signal })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((text) => setHead({ blob, text }))
      .catch(() => setHead({ blob, text: "" }));
    return () => stopped.abort();
  }, [blob]);
  return head.blob === blob ? head.text : "";
}
