import { memo, type ReactNode, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { PairingView } from "#workers/contract/pairing-view";
import { PairCode } from "../_pair/pair-code";
import type { Words } from "../_words/en";
import type { PairWords } from "../_words/pair-words";
import { type ClaimOutcome, claimDevice } from "./claim-device";

const BACK_HERE = encodeURIComponent("/#keep");

interface KeepCardProps {
  words: Words["keep"];
  /** Who is signed in; null for a stranger. */
  name: string | null;
  badges: ReactNode;
  /** Whose the device is already. */
  household: string | null;
  deviceToken: () => Promise<string | null>;
  pairWords: PairWords;
  /** Undefined where no code can be had. */
  pairing: PairingView | null | undefined;
  onPair: (wanted: boolean) => void;
}

export const KeepCard = memo(function KeepCard(props: KeepCardProps) {
  const { words, name, household, deviceToken, pairing } = props;
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<ClaimOutcome>();
  const claim = async () => {
    setBusy(true);
    const token = await deviceToken();
    setOutcome(token === null ? { kind: "no-device" } : await claimDevice(token));
    setBusy(false);
  };
  const done = outcome?.kind === "claimed";
  return (
    <Card title={words.title}>
      <div id="keep" className="flex scroll-mt-8 flex-col gap-4">
        {!done && <p className="text-pretty">{sentenceOf(words, name, household)}</p>}
        {name !== null && (
          <p>
            <TextLink href="/devices">{words.devices}</TextLink>
          </p>
        )}
        {props.badges}
        {outcome && <Notice tone={done ? "verified" : "caution"}>{tellOutcome(words, outcome)}</Notice>}
        {name === null && household === null && (
          <div className="flex flex-wrap gap-2">
            <LinkButton href={`/sign-up?next=${BACK_HERE}`} tone="quiet">
              {words.signUp}
            </LinkButton>
            <LinkButton href={`/sign-in?next=${BACK_HERE}`} tone="bare">
              {words.signIn}
            </LinkButton>
          </div>
        )}
        {household === null && !done && pairing !== undefined && (
          <PairCode words={props.pairWords} pairing={pairing} onPair={props.onPair} />
        )}
        {name !== null && household === null && !done && (
          <div>
            <Button busy={busy} busyLabel={words.claiming} onClick={claim}>
              {words.claim}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
});

function sentenceOf(words: Words["keep"], name: string | null, household: string | null): string {
  if (household !== null) return words.claimed(household);
  return name === null ? words.anonymous : words.signedIn(name);
}

function tellOutcome(words: Words["keep"], outcome: ClaimOutcome): string {
  switch (outcome.kind) {
    case "claimed":
      return words.justClaimed(outcome.creditNanos);
    case "elsewhere":
      return words.elsewhere;
    case "signed-out":
      return words.signInAgain;
    case "refused":
      return words.refused;
    case "unreachable":
      return words.unreachable;
    case "no-device":
      return words.notYet;
    default:
      throw new Error(`Unhandled outcome: ${outcome satisfies never}`);
  }
}
