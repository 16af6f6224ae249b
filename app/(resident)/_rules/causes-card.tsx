import { memo } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { HomeRules } from "#core/home/home-rules";
import { WORK_KINDS, type WorkKind } from "#core/jobs/work-kind";
import type { CausesWords } from "../_words/causes-words";

interface CausesCardProps {
  words: CausesWords;
  rules: HomeRules;
  disabled: boolean;
  onRules: (rules: HomeRules) => void;
}

/** Kinds of work, each wanted until the resident says otherwise, and customers that were refused. */
export const CausesCard = memo(function CausesCard({ words, rules, disabled, onRules }: CausesCardProps) {
  const { refusedKinds, refusedCustomers } = rules;
  const turn = (kind: WorkKind, isWanted: boolean) =>
    onRules({
      ...rules,
      refusedKinds: WORK_KINDS.filter((one) => (one === kind ? !isWanted : refusedKinds.includes(one))),
    });
  const allow = (id: string) =>
    onRules({ ...rules, refusedCustomers: refusedCustomers.filter((one) => one.id !== id) });
  return (
    <Card title={words.title} about={words.about}>
      <div className="flex flex-col gap-3">
        {WORK_KINDS.map((kind) => (
          <Switch
            key={kind}
            label={words.kinds[kind]}
            checked={!refusedKinds.includes(kind)}
            disabled={disabled}
            onCheckedChange={(isWanted) => turn(kind, isWanted)}
          />
        ))}
        {refusedCustomers.length > 0 && (
          <section className="border-line border-t pt-3">
            <h3 className="pb-1 text-13 text-soft">{words.refused}</h3>
            <ul className="flex flex-col gap-1">
              {refusedCustomers.map(({ id, name }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-3">
                  <span className="min-w-0 truncate font-medium">{name}</span>
                  <Button tone="quiet" size="small" disabled={disabled} onClick={() => allow(id)}>
                    {words.allow(name)}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Card>
  );
});
