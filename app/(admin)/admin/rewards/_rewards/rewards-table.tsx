import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { AdminReward } from "#protocol/api/rewards";
import { PrepareBatch } from "./batch-acts";
import { RewardForm } from "./reward-form";

export async function RewardsTable({ rewards }: { rewards: readonly AdminReward[] }) {
  const [t, lists] = [await translations("admin.rewards"), await translations("admin.lists")];
  const { count } = numbersIn(await visitorLanguage());
  return (
    <Table
      label={t("offers.title")}
      head={
        <>
          <HeaderCell>{t("offers.name")}</HeaderCell>
          <HeaderCell numeric>{t("offers.minimum")}</HeaderCell>
          <HeaderCell numeric>{t("offers.filled")}</HeaderCell>
          <HeaderCell numeric>{t("offers.waiting")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{lists("acts")}</span>
          </HeaderCell>
        </>
      }
    >
      {rewards.map((reward) => (
        <Row key={reward.id}>
          <Cell heads>
            <span className="flex flex-wrap items-center gap-2 font-medium">
              {reward.name} {!reward.isOpen && <Badge>{t("offers.closed")}</Badge>}
            </span>
            <span className="block text-13 text-soft">{t(`kinds.${reward.kind}`)}</span>
          </Cell>
          <Cell numeric>
            <Money nanos={reward.minimumNanos} />
          </Cell>
          <Cell numeric>
            <Money nanos={reward.filledNanos} />
          </Cell>
          <Cell numeric>{count(reward.held)}</Cell>
          <Cell numeric>
            <IfMay power="pay">
              <span className="flex justify-end gap-2">
                {reward.held > 0 && <PrepareBatch rewardId={reward.id} name={reward.name} />}
                <RewardForm reward={reward} />
              </span>
            </IfMay>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
