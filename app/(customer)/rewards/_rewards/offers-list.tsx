import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import type { Reward } from "#protocol/api/rewards";
import { AskReward } from "./ask-reward";

interface OffersListProps {
  rewards: readonly Reward[];
  freeNanos: number;
  email: string;
  mayAsk: boolean;
  /** Of what this site of theirs earned; without it, of what their devices did. */
  partnerId?: string;
}

export async function OffersList({ rewards, freeNanos, email, mayAsk, partnerId }: OffersListProps) {
  const t = await translations("customer.rewards.offers");
  const { money } = numbersIn(await visitorLanguage());
  if (rewards.length === 0) return <p className="text-pretty text-soft">{t("none")}</p>;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {rewards.map((reward) => (
        <li key={reward.id} className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0">
              <h3 className="font-medium">{reward.name}</h3>
              <p className="text-pretty text-soft">{reward.text}</p>
              <p className="text-13 text-soft">{t("minimum", { money: money(reward.minimumNanos) })}</p>
            </div>
            {mayAsk && freeNanos >= reward.minimumNanos && (
              <AskReward reward={reward} freeNanos={freeNanos} email={email} partnerId={partnerId} />
            )}
          </div>
          {reward.goalNanos !== null && <Fund reward={reward} goalNanos={reward.goalNanos} />}
        </li>
      ))}
    </ul>
  );
}

async function Fund({ reward, goalNanos }: { reward: Reward; goalNanos: number }) {
  const t = await translations("customer.rewards.offers");
  const { money } = numbersIn(await visitorLanguage());
  const filled = t("filled", { filled: money(reward.filledNanos), goal: money(goalNanos) });
  return (
    <div className="flex flex-col gap-1">
      <ProgressBar
        label={t("progress", { name: reward.name })}
        parts={[{ tone: "verified", name: filled, value: reward.filledNanos }]}
        of={goalNanos}
        valueText={filled}
      />
      <p className="text-13 text-soft">{filled}</p>
    </div>
  );
}
