import { lazy, Suspense, useEffect } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { OldPart } from "#app/_ui/old-part.tsx";
import type { PairingView } from "#workers/contract/pairing-view";
import type { PairWords } from "../_words/pair-words";

const QrCode = lazy(() => import("#app/_ui/qr-code.tsx"));

interface PairCodeProps {
  words: PairWords;
  pairing: PairingView | null;
  onPair: (wanted: boolean) => void;
}

/** For a device on which nobody likes to type a password. */
export function PairCode({ words, pairing, onPair }: PairCodeProps) {
  // Nobody looks any more.
  useEffect(() => () => onPair(false), [onPair]);
  return (
    <div className="flex flex-col items-start gap-4">
      {pairing === null && <p className="text-pretty text-soft">{words.showAbout}</p>}
      {pairing?.kind === "asking" && <p aria-live="polite">{words.asking}</p>}
      {pairing?.kind === "not-now" && <Notice tone="caution">{words.notNow}</Notice>}
      {pairing?.kind === "code" && <Shown words={words} code={pairing.code} />}
      {/* One button, so that the focus of a remote control stays where it is. */}
      <Button tone={pairing ? "bare" : "quiet"} onClick={() => onPair(!pairing)}>
        {pairing ? words.hide : words.show}
      </Button>
    </div>
  );
}

function Shown({ words, code }: { words: PairWords; code: string }) {
  const page = `${window.location.origin}/pair`;
  return (
    <div className="flex flex-wrap items-center gap-6">
      <OldPart>
        <Suspense fallback={<div className="size-56" />}>
          <QrCode text={`${page}?code=${code}`} label={words.qr} />
        </Suspense>
      </OldPart>
      <div className="flex min-w-0 flex-[1_1_14rem] flex-col gap-2">
        <p className="text-pretty break-words">{words.scan(page.replace(/^https?:\/\//, ""))}</p>
        <p aria-live="polite" className="display text-40 tabular-nums" data-code={code}>
          <span className="sr-only">{words.code} </span>
          {`${code.slice(0, 3)} ${code.slice(3)}`}
        </p>
        <p className="text-pretty text-13 text-soft">{words.lasts}</p>
      </div>
    </div>
  );
}
