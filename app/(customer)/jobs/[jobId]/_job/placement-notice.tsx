import type { ReactNode } from "react";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translatorIn } from "#app/_messages/translator-in.ts";
import { Mono } from "#app/_ui/mono.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { JobPlacement } from "#protocol/api/jobs";

/** How far outputs have come to the customer's bucket, as of when the page was opened. */
export async function PlacementNotice({ placement }: { placement: JobPlacement | null }) {
  if (!placement) return null;
  const { destination, placed, waiting, isDone, problem } = placement;
  const language = await visitorLanguage();
  const t = translatorIn(language, "customer.job.notices.placement");
  const { count } = numbersIn(language);
  const has = {
    destination,
    units: count(placed),
    count: placed,
    place: (name: ReactNode) => <Mono className="break-all">{name}</Mono>,
  };
  return (
    <Notice tone={problem ? "caution" : isDone ? "verified" : "plain"} title={t(isDone ? "done" : "under")}>
      {waiting > 0 ? t.rich("hasSome", { ...has, others: count(waiting), waiting }) : t.rich("has", has)}{" "}
      {problem ?? t("listing")}
    </Notice>
  );
}
