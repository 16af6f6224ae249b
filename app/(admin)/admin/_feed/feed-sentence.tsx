import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { stateReasonInWords } from "#protocol/words/state-reason-in-words";
import { actWords } from "../_acts/act-words";
import { actorWords } from "../_acts/actor-words";
import type { FeedEvent } from "./feed-line";

const b = (name: ReactNode) => <span className="font-medium text-ink">{name}</span>;

/** An event in words, with whom or what it is about in bold. */
export function FeedSentence({ of }: { of: FeedEvent }) {
  const t = useTranslations("admin.feed");
  const acts = useTranslations("admin.acts");
  const { count } = useNumbers();
  const language = useLanguage();
  switch (of.event) {
    case "joined":
      return of.cores > 0
        ? t.rich("joined", { b, device: of.device, cores: count(of.cores), count: of.cores })
        : t.rich("joinedIdle", { b, device: of.device });
    case "left":
      return t.rich("left", { b, device: of.device });
    case "crowd-joined":
      return t.rich("crowdJoined", { b, devices: count(of.devices) });
    case "crowd-left":
      return t.rich("crowdLeft", { b, devices: count(of.devices) });
    case "finished":
      return t.rich("finished", { b, job: of.job });
    case "paused":
      return t.rich("paused", { b, job: of.job, reason: stateReasonInWords(of.reason, language) });
    case "act": {
      const { who } = actorWords(acts, of.actor);
      const did = actWords(acts, of.act);
      return of.detail === ""
        ? t.rich("act", { b, who, did })
        : t.rich("actDetailed", { b, who, did, detail: of.detail });
    }
    default:
      throw new Error(`No sentence for the event ${of satisfies never}`);
  }
}
