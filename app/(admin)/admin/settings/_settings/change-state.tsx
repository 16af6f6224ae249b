import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import type { SettingChangeView } from "#protocol/api/settings";
import { saidBy } from "./said-by";
import { TakeBack } from "./take-back";

const TONES = { ahead: "moon", holds: "verified", past: "plain", "taken-back": "plain" } as const;

interface ChangeStateProps {
  view: Pick<SettingChangeView, "change" | "state" | "by" | "isOrphaned" | "takenBack">;
  /** What was changed, for whoever does not see the row. */
  title: string;
  mayChange: boolean;
}

/** What became of a change, and what may still be done about it. */
export async function ChangeState({ view, title, mayChange }: ChangeStateProps) {
  const t = await translations("admin.settings");
  const { change, state, by, isOrphaned, takenBack } = view;
  return (
    <>
      <Badge tone={TONES[state]}>{t(`history.states.${state}`)}</Badge>
      {isOrphaned && <span className="block pt-1 text-13">{t("orphaned", { name: by ?? t("by.somebody") })}</span>}
      {takenBack && <span className="block pt-1 text-13 text-soft">{saidBy(t, takenBack)}</span>}
      {state === "ahead" && mayChange && (
        <span className="block pt-2">
          <TakeBack change={change} value={title} />
        </span>
      )}
    </>
  );
}
